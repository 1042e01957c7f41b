package dev.czar.fact;

import dev.czar.fact.Worker.PermissionVerdict;
import java.time.Duration;

/** A human's word: who gave it, why, and for how long; the loop withdraws it when it is over. */
public sealed interface Order extends Fact, Fact.Ending {
    String author();

    String reason();

    @Override
    Duration age();

    /** From its statement on; zero: until it is withdrawn. */
    @Override
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** A human allows one decision that a rule asks approval for. */
    public record Approval(
            String decision, String author, String reason, Duration age, @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Order {
        /** Until it is withdrawn. */
        public Approval(String decision, String author, Duration age) {
            this(decision, author, "", age, Duration.ZERO);
        }

        @Override
        public String subject() {
            return decision;
        }

        @Override
        public Approval aged(Duration elapsed) {
            return new Approval(decision, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** A human's answer to a program's question for a permission; {@code reason} is told to the agent when it is denied. */
    public record PermissionAnswer(
            String worker,
            String request,
            PermissionVerdict verdict,
            String author,
            String reason,
            Duration age,
            Duration lasts)
            implements Order {
        @Override
        public String subject() {
            return worker + "/" + request;
        }

        @Override
        public PermissionAnswer aged(Duration elapsed) {
            return new PermissionAnswer(worker, request, verdict, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** Do nothing at all; it never ends by itself. */
    public record EmergencyStop(String author, String reason, Duration age) implements Order {
        @Override
        public String subject() {
            return "project";
        }

        @Override
        public EmergencyStop aged(Duration elapsed) {
            return new EmergencyStop(author, reason, age.plus(elapsed));
        }
    }

    /** A human has one decision done although a limit holds it back. */
    public record Force(
            String decision, String author, String reason, Duration age, @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Order {
        @Override
        public String subject() {
            return decision;
        }

        @Override
        public Force aged(Duration elapsed) {
            return new Force(decision, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** Leave this worker alone; {@code takenOver}: a human works in its session. */
    public record Hold(
            String worker,
            String author,
            String reason,
            Duration age,
            @ValueWhenAbsent("\"PT0S\"") Duration lasts,
            @ValueWhenAbsent("false") boolean takenOver)
            implements Order {
        /** Until it is withdrawn. */
        public Hold(String worker, String author, String reason, Duration age) {
            this(worker, author, reason, age, Duration.ZERO, false);
        }

        @Override
        public String subject() {
            return worker;
        }

        @Override
        public Hold aged(Duration elapsed) {
            return new Hold(worker, author, reason, age.plus(elapsed), lasts, takenOver);
        }
    }

    /** A human's text for this worker; {@code answer}: to what it asked. It is withdrawn when it has been delivered. */
    public record Instruction(
            String worker,
            String id,
            String text,
            boolean answer,
            String author,
            String reason,
            Duration age,
            Duration lasts)
            implements Order {
        @Override
        public String subject() {
            return worker + "/" + id;
        }

        @Override
        public Instruction aged(Duration elapsed) {
            return new Instruction(worker, id, text, answer, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** Start nothing new. */
    public record Pause(String author, String reason, Duration age, @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Order {
        /** Until it is withdrawn. */
        public Pause(String author, String reason, Duration age) {
            this(author, reason, age, Duration.ZERO);
        }

        @Override
        public String subject() {
            return "project";
        }

        @Override
        public Pause aged(Duration elapsed) {
            return new Pause(author, reason, age.plus(elapsed), lasts);
        }
    }

    /** Start this worker's agent again, now; it also ends the count of its crashes. */
    public record Restart(
            String worker, String author, String reason, Duration age, @ValueWhenAbsent("\"PT1H\"") Duration lasts)
            implements Order {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public Restart aged(Duration elapsed) {
            return new Restart(worker, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** A human forbids one decision. */
    public record Veto(
            String decision, String author, String reason, Duration age, @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Order {
        /** Until it is withdrawn. */
        public Veto(String decision, String author, String reason, Duration age) {
            this(decision, author, reason, age, Duration.ZERO);
        }

        @Override
        public String subject() {
            return decision;
        }

        @Override
        public Veto aged(Duration elapsed) {
            return new Veto(decision, author, reason, age.plus(elapsed), lasts);
        }
    }

    /** A human keeps this task from this worker; {@code decision}: the claim that was undone so. */
    public record ExclusionOrder(
            String decision,
            String task,
            String worker,
            String author,
            String reason,
            Duration age,
            @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Order {
        @Override
        public String subject() {
            return task + "/" + worker;
        }

        @Override
        public ExclusionOrder aged(Duration elapsed) {
            return new ExclusionOrder(decision, task, worker, author, reason, age.plus(elapsed), lasts);
        }
    }
}
