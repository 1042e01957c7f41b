package dev.czar.world.forge;

/** What was looked at on a forge, how well it is, what was found, and what to do about it. */
public record AccessFinding(String subject, Grade grade, String found, String remedy) {

    /** How well it is. */
    public enum Grade {
        OK,
        WARN,
        FAIL
    }
}
