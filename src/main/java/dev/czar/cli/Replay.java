package dev.czar.cli;

import dev.czar.json.JsonProblem;
import dev.czar.ledger.RecordedCycle;
import dev.czar.ledger.Recording;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs recorded cycles again, each with the rules it was run with. */
final class Replay implements Consumer<RecordedCycle> {

    private final Czar czar;
    private final Map<String, RuleBook> books = new HashMap<>();
    private final List<ReplayReport.Difference> differences = new ArrayList<>();
    private int equal;
    private int redacted;

    Replay(Czar czar) {
        this.czar = czar;
    }

    @Override
    public void accept(RecordedCycle recorded) {
        String computed = computed(recorded);
        if (computed.equals(recorded.hash())) {
            equal++;
        } else if (recorded.redacted()) {
            redacted++;
        } else {
            differences.add(new ReplayReport.Difference(recorded.id(), recorded.line(), recorded.hash(), computed));
        }
    }

    private String computed(RecordedCycle recorded) {
        if (recorded.rules().isEmpty()) {
            return "nothing: its rules (revision " + recorded.revision() + ") are not in the recording";
        }
        RuleBook book = books.computeIfAbsent(recorded.revision(), revision -> compiled(recorded.rules()));
        return Cycle.run(recorded.snapshot(), book).hash();
    }

    private RuleBook compiled(Map<String, String> rules) {
        return RuleBookOption.compiled(
                czar,
                new RuleFiles(rules.entrySet().stream()
                        .map(rule -> new RuleFile(rule.getKey(), rule.getValue()))
                        .toList()));
    }

    ReplayReport report(Recording recording) {
        List<String> problems =
                recording.problems().stream().map(JsonProblem::toString).toList();
        boolean fine = differences.isEmpty() && problems.isEmpty();
        return new ReplayReport(recording.cycles(), equal, redacted, differences, problems, fine);
    }
}
