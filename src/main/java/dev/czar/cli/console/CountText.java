package dev.czar.cli.console;

/** A number with what it counts: {@code 1 check}, {@code 3 checks}. */
public final class CountText {

    private CountText() {}

    public static String of(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }
}
