package dev.czar.project.config;

import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where tested work ends: on the mainline here, or on that of origin as well, by a push or by a pull request; what lands at a time, where the file says it; and
 * what its commits look like there.
 */
public record IntegrationConfig(LandingPlace place, Optional<Landing> landing, MergeStyle mergeStyle) {
    private static final String EACH = "each";
    private static final String WHOLE = "whole";

    /** Reads the keys of czar.yaml that say how work is integrated. */
    static IntegrationConfig read(FileSection top) {
        String place = choice(
                top,
                "landing",
                Stream.of(LandingPlace.values()).map(LandingPlace::word).toList(),
                "; what lands at a time is `land`");
        Optional<Landing> landing = top.has("land")
                ? Optional.of(
                        choice(top, "land", List.of(EACH, WHOLE), "; where it lands is `landing`")
                                        .equals(WHOLE)
                                ? Landing.WHOLE
                                : Landing.EACH)
                : Optional.empty();
        String style = choice(
                top,
                "mergeStyle",
                Stream.of(MergeStyle.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList(),
                "");
        return new IntegrationConfig(
                Stream.of(LandingPlace.values())
                        .filter(one -> one.word().equals(place))
                        .findFirst()
                        .orElse(LandingPlace.LOCAL),
                landing,
                Stream.of(MergeStyle.values())
                        .filter(one -> one.name().equalsIgnoreCase(style))
                        .findFirst()
                        .orElse(MergeStyle.COMMIT));
    }

    public boolean landsAtOrigin() {
        return place != LandingPlace.LOCAL;
    }

    /** Where tested work lands: here, by a push to origin, or there by a pull request that the forge merges. */
    public enum LandingPlace {
        LOCAL,
        ORIGIN,
        PULL_REQUEST;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One of these words, the first when none is given. */
    private static String choice(FileSection top, String key, List<String> words, String other) {
        top.oneOf(key, words);
        String chosen = top.text(key, words.get(0), TextFormat.ANY);
        if (!words.contains(chosen)) {
            top.problem(key, "'" + key + "' is '" + chosen + "'", "expected " + String.join(" or ", words) + other);
        }
        return chosen;
    }
}
