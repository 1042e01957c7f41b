package dev.czar.cli.editor;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.io.RecentMap;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the project that rule files belong to says of their rules. */
final class RuleActivityReader {

    private static final Duration LATELY = Duration.ofDays(1);

    /** Editors ask after each key; what is counted is kept so long. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST_KEPT = 8;

    private final ProcessEnvironment environment;
    private final Map<Path, CountedRules> counted = new RecentMap<>(MOST_KEPT);

    RuleActivityReader(ProcessEnvironment environment) {
        this.environment = environment;
    }

    /** How often each rule decided in the last day; empty where the files belong to no project that has run. */
    synchronized Optional<Map<String, Integer>> decided(Path folder) {
        Instant now = environment.clock().instant();
        CountedRules known = counted.get(folder);
        if (known == null || !now.isBefore(known.at().plus(KEPT))) {
            Optional<Map<String, Integer>> decided = count(folder, now);
            decided.ifPresent(counts -> counted.put(folder, new CountedRules(now, counts)));
            return decided;
        }
        return Optional.of(known.decided());
    }

    private Optional<Map<String, Integer>> count(Path folder, Instant now) {
        try {
            ProjectLayout layout = ProjectLayout.find(folder);
            if (!Files.exists(layout.ledger())) {
                return Optional.empty();
            }
            try (Ledger ledger = Ledger.reading(layout.ledger())) {
                return Optional.of(
                        ledger.history(ProjectConfig.load(layout).project()).decisionsByRule(now.minus(LATELY)));
            }
        } catch (ProjectException | LedgerUnavailable none) {
            return Optional.empty();
        }
    }

    /** The answer of {@code czar why-not}, or what it complains of. */
    String whyNot(Path folder, String rule) {
        StringWriter answer = new StringWriter();
        PrintWriter out = new PrintWriter(answer, true);
        ProcessEnvironment there =
                new ProcessEnvironment(folder, environment.variables(), environment.clock(), false, out, out);
        String[] command = {"why-not", rule};
        CzarCommand.commandLine(there, command).execute(command);
        return answer.toString().strip();
    }

    private record CountedRules(Instant at, Map<String, Integer> decided) {}
}
