package dev.czar.cli;

import java.util.Locale;

/** Names of enum constants and fields as words. */
final class Words {

    private Words() {}

    /** {@code COMPLETION_CLAIMED} becomes {@code completion claimed}. */
    static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
