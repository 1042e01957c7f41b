package dev.czar.fact;

import java.time.Duration;

/** Whether a worker lives, is idle, speaks or is silent, whatever task it has. */
public sealed interface WorkerCondition extends Derived {
    /** Alive, with resources, and at work or at its prompt: the next move can be its own. */
    public record Able(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Its terminal pane and the process in it are there. */
    public record Alive(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** The worker asked something about its task and has not gone on since. */
    public record Asking(String worker, String question, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Dead by two signs, read twice, since its latest start; {@code age} is how long it has been so. */
    public record Dead(String worker, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** At its prompt with no task in hand. */
    public record Idle(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** How long ago the worker's session was started or restarted for the last time. */
    public record LatestStart(String worker, Duration ago) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Something was put to the worker that it may take its time for. */
    public record Prompted(String worker, Duration ago) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + ago;
        }
    }

    /** The worker's running session says that it is on this task. */
    public record Reporting(String worker, String task, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** No sign of life for so long that it matters: past the slow limit, or {@code stuck} past the stuck limit. */
    public record Silent(String worker, String task, String episode, boolean stuck) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + (stuck ? "stuck" : "slow");
        }
    }
}
