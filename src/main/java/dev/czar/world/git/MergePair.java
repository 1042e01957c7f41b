package dev.czar.world.git;

import java.util.regex.Pattern;

/** Two commits to merge, the second into the first. */
public record MergePair(String ours, String theirs) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    boolean named() {
        return COMMIT.matcher(ours).matches() && COMMIT.matcher(theirs).matches();
    }

    String line() {
        return ours + " " + theirs + "\n";
    }
}
