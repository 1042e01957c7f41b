package dev.czar.cli;

import java.util.stream.Stream;

/** What Czar is able to do, in the words that rules name it by. */
enum Capability {
    A1("task delivery"),
    A2("shared status"),
    A3("autonomous loop"),
    A4("health"),
    B1("pull requests"),
    B2("reviews"),
    B3("work queue"),
    B4("dependencies"),
    C1("dashboard"),
    C2("conflict prevention"),
    C3("learning"),
    O("omnibus"),
    R("rules");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** "A4 health"; a name of the user's own stands for itself. */
    static String titled(String name) {
        return Stream.of(values())
                .filter(capability -> capability.name().equals(name))
                .map(capability -> name + " " + capability.words)
                .findFirst()
                .orElse(name);
    }
}
