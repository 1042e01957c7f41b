package dev.czar.rule;

import java.util.List;
import java.util.stream.Stream;

/** The cores of the machine: they share long lists, and leave short ones to the thread that asks. */
final class Cores {

    /** Below this, handing over costs more than it brings. */
    private static final int LONG = 1_500;

    private Cores() {}

    static <T> Stream<T> stream(List<T> list) {
        return list.size() < LONG ? list.stream() : list.parallelStream();
    }
}
