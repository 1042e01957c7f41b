package dev.czar.fact;

/** A worker and a task it is on: whose move it is, and how far the work has come. */
public sealed interface WorkInProgress extends Derived {
    /** The worker's next move on its task depends on others. */
    public record Awaiting(String worker, String task) implements WorkInProgress {
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
    public record Busy(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
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
    public record Engaged(String worker, String task, String episode) implements WorkInProgress {
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
    public record InHand(String worker, String task) implements WorkInProgress {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }
}
