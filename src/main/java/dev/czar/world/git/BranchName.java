package dev.czar.world.git;

import java.util.regex.Pattern;

/** A branch name that is safe in every place Czar uses it; anything else is refused. */
public record BranchName(String name) {
    private static final int LONGEST = 200;
    private static final Pattern ALLOWED =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    public BranchName {
        if (!isAllowed(name)) {
            throw new IllegalArgumentException(
                    "Refused branch name %s: only letters, digits and . _ - / are allowed, up to %d characters."
                            .formatted(quoted(name), LONGEST));
        }
    }

    public static boolean isAllowed(String name) {
        return name.length() <= LONGEST
                && ALLOWED.matcher(name).matches()
                && !name.contains("..")
                && !name.contains(".lock/")
                && !name.contains("./")
                && !name.endsWith(".lock")
                && !name.endsWith(".");
    }

    public String ref() {
        return "refs/heads/" + name;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String quoted(String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
