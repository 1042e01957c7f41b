package dev.czar.project;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads checks, of czar.yaml or of a task: each names a preset or a command of its own. */
final class CheckSections {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private CheckSections() {}

    static List<CheckConfig> read(List<Section> rows) {
        List<CheckConfig> checks = new ArrayList<>();
        for (Section row : rows) {
            row.only("name", "preset", "command", "timeout");
            Optional<CheckPreset> preset = preset(row);
            String fallback = preset.map(CheckPreset::word).orElse("check" + (checks.size() + 1));
            String name = row.text("name", fallback, Shape.PROJECT);
            if (checks.stream().anyMatch(check -> check.name().equals(name))) {
                row.problem(
                        row.has("name") ? "name" : "preset",
                        "two checks are named '" + name + "'",
                        "expected each name once");
            }
            checks.add(new CheckConfig(
                    name,
                    preset.map(CheckPreset::command).orElseGet(() -> row.required("command")),
                    row.duration("timeout").orElse(TIMEOUT)));
        }
        return checks;
    }

    private static Optional<CheckPreset> preset(Section row) {
        if (!row.has("preset")) {
            return Optional.empty();
        }
        if (row.has("command")) {
            row.problem("command", "a check is a preset or a command, not both", "leave one of them out");
        }
        String word = row.text("preset", "", Shape.ANY);
        Optional<CheckPreset> preset = CheckPreset.named(word);
        if (preset.isEmpty()) {
            row.problem("preset", "there is no preset '" + word + "'", Suggestion.hint(word, CheckPreset.words()));
        }
        return preset.or(() -> Optional.of(CheckPreset.PYTEST));
    }
}
