package dev.czar.cli;

import dev.czar.ledger.RecordedCycle;
import dev.czar.rule.Cycle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs recorded cycles again, each with the rules it was run with. */
final class Replay implements Consumer<RecordedCycle> {

    private final Progress progress;
    private final PastRules books;
    private final List<ReplayReport.Difference> differences = new ArrayList<>();
    private int cycles;
    private int equal;
    private int redacted;

    Replay(Czar czar) {
        this.progress = new Progress(czar);
        this.books = new PastRules(czar);
    }

    @Override
    public void accept(RecordedCycle recorded) {
        cycles++;
        progress.cycle();
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
        return books.of(recorded)
                .map(book -> Cycle.run(recorded.snapshot(), book).hash())
                .orElse("nothing: its rules (revision " + recorded.revision() + ") are not at hand");
    }

    ReplayReport report(List<String> problems) {
        progress.end();
        boolean fine = differences.isEmpty() && problems.isEmpty();
        return new ReplayReport(cycles, equal, redacted, differences, problems, fine);
    }
}
