package dev.czar.fact;

import java.time.Duration;

/** Which worker has a task or gets it next, and how far its delivery has come. */
public sealed interface TaskAssignment extends Sensed {
    /** The one worker that has the task. */
    public record Claim(String task, String worker, Duration age) implements TaskAssignment {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public Claim aged(Duration elapsed) {
            return new Claim(task, worker, age.plus(elapsed));
        }
    }

    /** How far the latest delivery of a task has come, and by what evidence or for which reason no further. */
    public record Delivery(
            String task,
            String worker,
            int attempt,
            DeliveryStep step,
            @ValueWhenAbsent("") String evidence,
            Duration age)
            implements TaskAssignment {
        /** Without a word on it. */
        public Delivery(String task, String worker, int attempt, DeliveryStep step, Duration age) {
            this(task, worker, attempt, step, "", age);
        }

        /** The evidence as the end of a sentence. */
        public String why() {
            return evidence.isEmpty() ? "" : ": " + evidence;
        }

        /** As it was before it had evidence when there is none, so that older recordings replay. */
        @Override
        public String toString() {
            String said = evidence.isEmpty() ? "" : ", evidence=" + evidence;
            return "Delivery[task=" + task + ", worker=" + worker + ", attempt=" + attempt + ", step=" + step + said
                    + ", age=" + age + "]";
        }

        @Override
        public String subject() {
            return task;
        }

        @Override
        public Delivery aged(Duration elapsed) {
            return new Delivery(task, worker, attempt, step, evidence, age.plus(elapsed));
        }
    }

    /** How far a message has come, as far as there is evidence; failed means surely not submitted, uncertain means never paste again. */
    public enum DeliveryStep {
        SUBMITTED,
        PICKED_UP,
        ACKNOWLEDGED,
        FAILED,
        UNCERTAIN
    }

    /** The task that is laid ready for a worker about to be free. */
    public record Reservation(String task, String worker, Duration age) implements TaskAssignment {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public Reservation aged(Duration elapsed) {
            return new Reservation(task, worker, age.plus(elapsed));
        }
    }
}
