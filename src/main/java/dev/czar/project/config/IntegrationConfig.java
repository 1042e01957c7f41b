package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.util.List;

/** Where tested work ends: on the mainline here, or on that of origin as well. */
public record IntegrationConfig(boolean landsAtOrigin) {
    private static final String LOCAL = "local";
    private static final String ORIGIN = "origin";

    /** Reads the keys of czar.yaml that say how work is integrated. */
    static IntegrationConfig read(FileSection top) {
        return new IntegrationConfig(
                choice(top, "landing", List.of(LOCAL, ORIGIN)).equals(ORIGIN));
    }

    /** One of these words, the first when none is given. */
    private static String choice(FileSection top, String key, List<String> words) {
        String chosen = top.text(key, words.get(0), TextFormat.ANY);
        if (!words.contains(chosen)) {
            top.problem(key, "'" + key + "' is '" + chosen + "'", "expected " + String.join(" or ", words));
        }
        return chosen;
    }
}
