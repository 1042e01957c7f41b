package dev.czar.simulation.world;

/** Mistakes that tests put into a simulation, to show that it finds them. */
public enum SimulationSeam {
    /** After a kill, what was under way is not taken up. */
    INTENT_FORGOTTEN,
    /** A dialog on the screen is read as a prompt, and nothing looks again before it writes. */
    DIALOG_TAKEN_FOR_PROMPT,
    /** No claim on a task is ever given. */
    CLAIM_REFUSED
}
