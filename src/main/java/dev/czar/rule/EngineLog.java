package dev.czar.rule;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine writes a line for each step it takes when nobody tells it not to, which costs more than the steps. */
final class EngineLog {

    private static final Logger ENGINE = Logger.getLogger("org.drools");

    private EngineLog() {}

    /** A level that somebody set stays. */
    static void quiet() {
        if (ENGINE.getLevel() == null) {
            ENGINE.setLevel(Level.SEVERE);
        }
    }
}
