package dev.czar.cli;

import java.util.Locale;

/** Names of enum constants and fields as words. */
final class Words {

    private Words() {}

    /** {@code COMPLETION_CLAIMED} and {@code CompletionClaimed} become {@code completion claimed}. */
    static String of(String constant) {
        return constant.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
