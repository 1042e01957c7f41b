package dev.czar.world.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose word a forecast is: git's, or JGit's where git is older than 2.39; JGit sees no renames. */
public enum Authority {
    GIT,
    JGIT;

    private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*", Pattern.DOTALL);
    private static final int MAJOR = 2;
    private static final int MINOR = 39;

    /** By what {@code git version} says. */
    static Authority of(String version) {
        Matcher found = VERSION.matcher(version);
        if (!found.matches()) {
            return JGIT;
        }
        int major = Integer.parseInt(found.group(1));
        int minor = Integer.parseInt(found.group(2));
        return major > MAJOR || (major == MAJOR && minor >= MINOR) ? GIT : JGIT;
    }
}
