package dev.czar.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks that many projects have, by the name of their tool, and the file at the root that tells of them ("" for none). */
enum CheckPreset {
    CARGO("Cargo.toml", "cargo", "test"),
    GRADLE("build.gradle", "sh", "gradlew", "check"),
    GO("go.mod", "go", "test", "./..."),
    NPM("package.json", "npm", "test"),
    MVN("pom.xml", "mvn", "-q", "-B", "verify"),
    PYTEST("pyproject.toml", "python3", "-m", "pytest", "-q"),
    RUFF("", "ruff", "check", "."),
    BLACK("", "black", "--check", "."),
    MYPY("", "mypy", ".");

    private final String sign;
    private final List<String> command;

    CheckPreset(String sign, String... command) {
        this.sign = sign;
        this.command = List.of(command);
    }

    List<String> command() {
        return command;
    }

    String sign() {
        return sign;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CheckPreset> named(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(CheckPreset::word).sorted().toList();
    }
}
