package dev.czar.actuator.delivery;

import java.io.IOException;

/** The full text of what a task asks for. */
@FunctionalInterface
public interface Briefs {
    String brief(String task) throws IOException;
}
