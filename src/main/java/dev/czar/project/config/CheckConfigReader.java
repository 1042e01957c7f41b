package dev.czar.project.config;

import dev.czar.io.CheckSpec;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.InvalidFileException.SpellingHint;
import dev.czar.project.files.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads checks, of czar.yaml or of a task: each names a preset or a command of its own. */
public final class CheckConfigReader {

    /** How long a command may take of which nothing else is said. */
    public static final Duration TIMEOUT = Duration.ofMinutes(10);

    private CheckConfigReader() {}

    public static List<CheckSpec> read(List<FileSection> rows) {
        List<CheckSpec> checks = new ArrayList<>();
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
            checks.add(new CheckSpec(
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
            row.problem("preset", "there is no preset '" + word + "'", SpellingHint.hint(word, CheckPreset.keywords()));
        }
        return preset.or(() -> Optional.of(CheckPreset.PYTEST));
    }

    /** Checks that many projects have, by the name of their tool, and the files at the root that tell of them. */
    public enum CheckPreset {
        CARGO(List.of("Cargo.toml"), "cargo", "test"),
        GRADLE(List.of("build.gradle", "build.gradle.kts"), "sh", "gradlew", "check"),
        GO(List.of("go.mod"), "go", "test", "./..."),
        NPM(List.of("package.json"), "npm", "test"),
        MVN(List.of("pom.xml"), "mvn", "-q", "-B", "verify"),
        PYTEST(List.of("pyproject.toml", "pytest.ini", "setup.py"), "python3", "-m", "pytest", "-q"),
        RUFF(List.of(), "ruff", "check", "."),
        BLACK(List.of(), "black", "--check", "."),
        MYPY(List.of(), "mypy", ".");

        private final List<String> markerFiles;
        private final List<String> command;

        CheckPreset(List<String> signs, String... command) {
            this.markerFiles = signs;
            this.command = List.of(command);
        }

        public List<String> command() {
            return command;
        }

        public List<String> markerFiles() {
            return markerFiles;
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
}
