package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.InvalidFileException.SpellingHint;
import dev.czar.project.files.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A command that has to succeed on a branch before it is accepted. */
public record CheckConfig(String name, List<String> command, Duration timeout) {
    public CheckConfig {
        command = List.copyOf(command);
    }

    /** Checks that many projects have, by the name of their tool, and the file at the root that tells of them ("" for none). */
    public enum CheckPreset {
        CARGO("Cargo.toml", "cargo", "test"),
        GRADLE("build.gradle", "sh", "gradlew", "check"),
        GO("go.mod", "go", "test", "./..."),
        NPM("package.json", "npm", "test"),
        MVN("pom.xml", "mvn", "-q", "-B", "verify"),
        PYTEST("pyproject.toml", "python3", "-m", "pytest", "-q"),
        RUFF("", "ruff", "check", "."),
        BLACK("", "black", "--check", "."),
        MYPY("", "mypy", ".");

        private final String markerFile;
        private final List<String> command;

        CheckPreset(String sign, String... command) {
            this.markerFile = sign;
            this.command = List.of(command);
        }

        List<String> command() {
            return command;
        }

        public String markerFile() {
            return markerFile;
        }

        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<CheckPreset> named(String word) {
            return Arrays.stream(values())
                    .filter(preset -> preset.keyword().equals(word))
                    .findFirst();
        }

        static List<String> keywords() {
            return Arrays.stream(values()).map(CheckPreset::keyword).sorted().toList();
        }
    }

    /** Reads checks, of czar.yaml or of a task: each names a preset or a command of its own. */
    public static final class CheckConfigReader {

        private static final Duration TIMEOUT = Duration.ofMinutes(10);

        private CheckConfigReader() {}

        public static List<CheckConfig> read(List<FileSection> rows) {
            List<CheckConfig> checks = new ArrayList<>();
            for (FileSection row : rows) {
                row.allowOnly("name", "preset", "command", "timeout");
                Optional<CheckPreset> preset = preset(row);
                String fallback = preset.map(CheckPreset::keyword).orElse("check" + (checks.size() + 1));
                String name = row.text("name", fallback, TextFormat.PROJECT);
                if (checks.stream().anyMatch(check -> check.name().equals(name))) {
                    row.problem(
                            row.has("name") ? "name" : "preset",
                            "two checks are named '" + name + "'",
                            "expected each name once");
                }
                checks.add(new CheckConfig(
                        name,
                        preset.map(CheckPreset::command).orElseGet(() -> row.requiredCommand("command")),
                        row.duration("timeout").orElse(TIMEOUT)));
            }
            return checks;
        }

        private static Optional<CheckPreset> preset(FileSection row) {
            if (!row.has("preset")) {
                return Optional.empty();
            }
            if (row.has("command")) {
                row.problem("command", "a check is a preset or a command, not both", "leave one of them out");
            }
            row.oneOf("preset", CheckPreset.keywords());
            String word = row.text("preset", "", TextFormat.ANY);
            Optional<CheckPreset> preset = CheckPreset.named(word);
            if (preset.isEmpty()) {
                row.problem(
                        "preset", "there is no preset '" + word + "'", SpellingHint.hint(word, CheckPreset.keywords()));
            }
            return preset.or(() -> Optional.of(CheckPreset.PYTEST));
        }
    }
}
