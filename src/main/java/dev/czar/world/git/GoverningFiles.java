package dev.czar.world.git;

import java.util.List;

/** The files of a repository that say how its work is judged; they come into force by a person only, never by landing. */
public final class GoverningFiles {

    public static final String FOLDER = ".czar";

    private GoverningFiles() {}

    /** Those of these paths that govern. */
    public static List<String> among(List<String> paths) {
        return paths.stream()
                .filter(path -> path.equals(FOLDER) || path.startsWith(FOLDER + "/"))
                .toList();
    }
}
