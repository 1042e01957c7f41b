package dev.czar.decision;

import java.time.Instant;
import java.util.List;

/** Durable memory of the steps of a decision: when {@link #append} returns, the step survives a crash. */
public interface ExecutionJournal {

    void append(ExecutionStep step);

    /** The steps of a decision, oldest first. */
    List<ExecutionStep> steps(String decision);

    /** One step of carrying out a decision, remembered before or after it is taken, with its evidence in {@code detail}. */
    public record ExecutionStep(String decision, String name, String detail, Instant at) {}
}
