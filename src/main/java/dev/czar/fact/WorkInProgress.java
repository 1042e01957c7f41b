package dev.czar.fact;

import dev.czar.fact.Limit.UsageBudget;
import dev.czar.fact.Worker.UsageScope;

/** A worker and a task it is on: whose move it is, and how far the work has come. */
public sealed interface WorkInProgress extends Derived {
    /** The worker's next move on its task depends on others. */
    public record WaitingOnOthers(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** A worker began a task that nobody had claimed. */
    public record Begun(String task, String worker) implements WorkInProgress {
        @Override
        public String subject() {
            return task;
        }
    }

    /** Has a claim on a task that is not integrated yet. */
    public record Assigned(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** Refused work that its worker has not been told of, after {@code rounds} returns before. */
    public record ReturnPending(String worker, String task, int rounds) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** The worker has a task and has not done its part of it. */
    public record Unfinished(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** The task that is spoken of with the worker: one that it has not done its part of, else one that it has. */
    public record FocusTask(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Has done its part of what it has, and may have one more task in progress. */
    public record HasCapacity(String worker) implements WorkInProgress {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** What the worker's task waited for is met since it began. */
    public record Cleared(String worker, String task, String requirement) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task + "/" + requirement;
        }
    }

    /** A worker on a task that another one has. */
    public record Duplicate(String task, String worker, String owner) implements WorkInProgress {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** The next move on the task is the worker's; {@code episode} lasts until a commit or report answers a nudge. */
    public record MoveExpected(String worker, String task, String episode) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** Has claimed completion at this head, with nothing against it so far, and will soon be free. */
    public record Finishing(String worker, String task, String branch, String head) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** The task the worker has got and is to work on. */
    public record CurrentTask(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** How much of a budget is used; {@code words} for people, {@code episode} is the day it is for, or "ever". */
    public record BudgetUse(
            UsageScope scope,
            String of,
            String episode,
            @MeasuredValue long tokens,
            @MeasuredValue(step = 10_000, whole = 1_000_000, called = "dollar") long cost,
            String words,
            UsageBudget budget)
            implements WorkInProgress {
        @Override
        public String subject() {
            return scope + "/" + of;
        }

        /** In percent. */
        @MeasuredValue
        public long used() {
            return budget.percent(tokens, cost);
        }

        /** All of it is used. */
        public boolean over() {
            return used() >= 100;
        }

        /** So much of it is used that a human should know. */
        public boolean near() {
            return used() >= budget.warning() && !over();
        }
    }

    /** A budget that the worker draws on is used up. */
    public record OverBudget(String worker) implements WorkInProgress {
        @Override
        public String subject() {
            return worker;
        }
    }
}
