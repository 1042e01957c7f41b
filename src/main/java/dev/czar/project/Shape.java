package dev.czar.project;

import java.util.regex.Pattern;

/** What a name must look like, and how to say so. */
record Shape(Pattern pattern, String expected) {

    static final Shape ANY = of("(?s).+", "some text");
    static final Shape PROJECT = of(
            "[A-Za-z0-9_][A-Za-z0-9._-]{0,39}", "1-40 letters, digits, '.', '_' or '-', not starting with '.' or '-'");
    static final Shape WORKER = of("[A-Za-z0-9_][A-Za-z0-9_-]{0,39}", "1-40 letters, digits, '_' or '-'");
    static final Shape TASK =
            of("(?!.*(\\.\\.|\\.lock$|\\.$))[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", "1-80 letters, digits, '.', '_' or '-'");
    static final Shape REPOSITORY = of(
            "[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.\\.?$)[A-Za-z0-9._-]{1,100}",
            "an owner and a name, such as acme/tally");
    static final Shape URL = of(
            "https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?",
            "an address such as https://git.example.org/api/v3");
    static final Shape VARIABLE = of("[A-Za-z_][A-Za-z0-9_]{0,99}", "the name of an environment variable");
    static final Shape BRANCH = of(
            "(?!HEAD$)(?!.*(\\.\\.|//|/\\.|/-|\\.lock(/|$)|[./]$))[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}",
            "a branch name of letters, digits, '.', '_', '-' and '/'");

    static final Shape GLOB = of("[^\\[\\]{}\\\\!]+", "a path with * and **, such as docs/**");

    private static Shape of(String regex, String expected) {
        return new Shape(Pattern.compile(regex), expected);
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }
}
