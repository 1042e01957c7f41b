package dev.czar.world.git;

import java.util.List;

/** The files of a repository that say how its work is judged; they come into force by a person only, never by landing. */
public final class GoverningFiles {

    public static final String FOLDER = ".czar";

    private GoverningFiles() {}

    /** Those of these paths that govern, also where a file system does not tell large from small letters. */
    public static List<String> among(List<String> paths) {
        return paths.stream()
                .filter(path -> (path + "/").regionMatches(true, 0, FOLDER + "/", 0, FOLDER.length() + 1))
                .toList();
    }
}
