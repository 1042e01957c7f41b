package dev.czar.decision;

import java.util.List;

/** Durable memory of the steps of a decision: when {@link #append} returns, the step survives a crash. */
public interface Journal {

    void append(Step step);

    /** The steps of a decision, oldest first. */
    List<Step> steps(String decision);
}
