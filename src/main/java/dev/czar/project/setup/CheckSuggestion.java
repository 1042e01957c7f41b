package dev.czar.project.setup;

import dev.czar.project.config.CheckConfig.CheckPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The command that usually tests a repository with such files in it. */
final class CheckSuggestion {

    private static final String SCRIPT = "tests/run.sh";

    private CheckSuggestion() {}

    /** Checks by the file that tells of them. */
    private static SortedMap<String, String> checks() {
        SortedMap<String, String> checks = new TreeMap<>();
        for (CheckPreset preset : CheckPreset.values()) {
            checks.put(preset.markerFile(), "preset: " + preset.keyword());
        }
        checks.remove("");
        checks.put("build.gradle.kts", "preset: gradle");
        checks.put("Makefile", "name: tests, command: [\"make\", \"test\"]");
        checks.put(SCRIPT, "name: tests, command: [\"sh\", \"tests/run.sh\"]");
        return checks;
    }

    /** The lines for czar.yaml; commented out, because only a person knows whether the guess is right. */
    static String yamlLines(Path root) {
        Optional<String> guess = checks().entrySet().stream()
                .filter(entry -> Files.isRegularFile(root.resolve(entry.getKey())))
                .map(entry -> "# guessed from " + entry.getKey() + "; take the marks away if it is right\n"
                        + check(entry.getValue()))
                .findFirst();
        return guess.orElseGet(() -> check(checks().get(SCRIPT)));
    }

    private static String check(String what) {
        return "# checks:\n#   - {" + what + ", timeout: 10m}";
    }
}
