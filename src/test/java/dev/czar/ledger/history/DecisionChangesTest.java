package dev.czar.ledger.history;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Decision;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerTest;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.recording.DecisionExport;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionChangesTest {

    private static final Decision FIRST = LedgerTest.decision(new InjectTask("qa", "T1", 1));
    private static final Decision SECOND = LedgerTest.decision(new InjectTask("engineer1", "T2", 1));

    @TempDir
    Path folder;

    private Ledger ledger;
    private DecisionChanges changes;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        changes = ledger.decisionChanges(PROJECT, DecisionFilter.all());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aReaderThatComesBackHearsOfTheEndOfWhatWasOpenAndOfWhatIsNew() {
        decide(FIRST);
        SeenDecisions seen = last(found(SeenDecisions.none())).seen();
        assertThat(found(seen)).isEmpty();

        end(FIRST, "pasted");
        decide(SECOND);
        SeenDecisions again = SeenDecisions.parse(seen.toString()).orElseThrow();

        assertThat(found(again))
                .extracting(change -> change.decision().decision().key() + " "
                        + change.decision().status())
                .containsExactly("INJECT_TASK/T1/1 DONE", "INJECT_TASK/T2/1 OPEN");
        assertThat(found(last(found(again)).seen())).isEmpty();
    }

    @Test
    void eachEventAloneIsAPlaceToContinueFrom() {
        decide(FIRST);
        decide(SECOND);
        List<DecisionChange> both = found(SeenDecisions.none());

        assertThat(found(both.get(0).seen()))
                .extracting(change -> change.decision().decision().key())
                .containsExactly("INJECT_TASK/T2/1");
        assertThat(changes.after(SeenDecisions.none(), 1).changes()).hasSize(1);
    }

    @Test
    void whatWasDecidedBeforeNowIsSeenUnlessItEnds() {
        decide(FIRST);
        SeenDecisions now = changes.seenByNow();
        assertThat(found(now)).isEmpty();
        end(FIRST, "pasted");
        assertThat(found(now)).hasSize(1);
    }

    @Test
    void anIdThatIsNoneIsNotRead() {
        assertThat(SeenDecisions.parse("")).isEmpty();
        assertThat(SeenDecisions.parse("1-")).isEmpty();
        assertThat(SeenDecisions.parse("-1")).isEmpty();
        assertThat(SeenDecisions.parse("1 OR 1")).isEmpty();
        assertThat(SeenDecisions.parse("c0de.12-3-7"))
                .map(SeenDecisions::toString)
                .contains("c0de.12-3-7");
    }

    @Test
    void anIdOfManyOpenDecisionsIsReadAsItWasWritten() {
        SortedSet<Long> open = LongStream.rangeClosed(1, 5000).boxed().collect(Collectors.toCollection(TreeSet::new));
        SeenDecisions seen = new SeenDecisions("c0de", 5000, open);
        assertThat(SeenDecisions.parse(seen.toString())).contains(seen);
    }

    @Test
    void whoFollowsAFilterHasSeenWhatItLeavesOutToo() {
        decide(FIRST);
        decide(SECOND);
        DecisionChanges other = ledger.decisionChanges(PROJECT, DecisionFilter.of("CLAIM_TASK"));

        SeenDecisions seen = other.after(SeenDecisions.none(), 10).seen();

        assertThat(seen.last()).isEqualTo(2);
        assertThat(seen.open()).as("decisions it will never hear of").isEmpty();
        assertThat(changes.after(SeenDecisions.none(), 1).seen().last()).isEqualTo(1);
    }

    @Test
    void aPlaceInAnotherLedgerIsTheBeginningOfThisOne() {
        decide(FIRST);
        SeenDecisions seen = changes.seenByNow();
        SeenDecisions elsewhere = new SeenDecisions("c0de", seen.last(), seen.open());

        assertThat(found(seen)).isEmpty();
        assertThat(found(elsewhere)).hasSize(1);
        assertThat(last(found(elsewhere)).seen().ledger()).isEqualTo(ledger.identity());
    }

    @Test
    void anExportHasALineADecisionAndNoSecrets() throws Exception {
        decide(FIRST);
        decide(SECOND);
        end(FIRST, "refused token ghp_0123456789abcdefghijABCDEFGHIJ012345");
        StringWriter lines = new StringWriter();

        assertThat(DecisionExport.write(changes, lines)).isEqualTo(2);

        assertThat(lines.toString().split("\n"))
                .hasSize(2)
                .allMatch(line -> line.contains("\"rule\":\"a rule\""))
                .anyMatch(line -> line.contains("\"status\":\"DONE\"") && line.contains("refused token"));
        assertThat(lines.toString()).doesNotContain("ghp_0123456789");
    }

    @Test
    void anExportOfLogsIsARequestALine() throws Exception {
        decide(FIRST);
        decide(SECOND);
        StringWriter lines = new StringWriter();

        assertThat(DecisionExport.writeLogRecords(PROJECT, changes, lines)).isEqualTo(2);

        assertThat(lines.toString().split("\n"))
                .singleElement()
                .asString()
                .startsWith("{\"resourceLogs\":[")
                .contains("INJECT_TASK/T1/1 OPEN", "INJECT_TASK/T2/1 OPEN", ledger.identity());
    }

    private List<DecisionChange> found(SeenDecisions seen) {
        return changes.after(seen, 10).changes();
    }

    private static DecisionChange last(List<DecisionChange> found) {
        return found.get(found.size() - 1);
    }

    private void decide(Decision decision) {
        ledger.record(PROJECT, LedgerTest.cycle(NOW, ledger.lastSeq(PROJECT)), List.of(decision));
    }

    private void end(Decision decision, String detail) {
        ledger.conclude(PROJECT, new Outcome(decision.key(), OutcomeStatus.DONE, detail, NOW, List.of()));
    }
}
