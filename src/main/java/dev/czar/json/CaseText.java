package dev.czar.json;

import dev.czar.decision.Action;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a case as YAML that {@link CaseFile} reads: a line for each fact and each decision. */
public final class CaseText {

    private CaseText() {}

    public static String of(String name, Snapshot given, List<Action> decided) {
        return "cases:\n  - name: " + Json.text(name) + "\n    because: \"\"\n    now: " + given.now()
                + "\n    given:\n"
                + lines(given.facts().stream().map(Known::fact).toList())
                + (decided.isEmpty() ? "" : "    expect:\n" + lines(decided))
                + "    exactly: true\n";
    }

    private static String lines(List<?> objects) {
        return objects.stream()
                .map(object -> "      - " + Json.text(object) + "\n")
                .collect(Collectors.joining());
    }
}
