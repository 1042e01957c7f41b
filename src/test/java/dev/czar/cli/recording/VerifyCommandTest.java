package dev.czar.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.fact.Board;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private final RuleFiles files = RuleFiles.shipped();
    private final Board board = new Board();
    private Path root;
    private ProjectLayout layout;
    private String project;

    @BeforeEach
    void aProjectWithALedger() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        czar("init", "--workers", "anna", "--agent", "command");
        layout = ProjectLayout.find(root);
        project = ProjectConfig.load(layout).project();
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, Map.of("HOME", home.toString()), arguments);
    }

    private void cycle(Ledger ledger, Snapshot snapshot, String hash) {
        ledger.record(
                project,
                new CycleRecord(
                        snapshot.now(), ledger.lastSeq(project), files.revision(), hash, Duration.ZERO, List.of()),
                List.of());
    }

    private void twoCycles(String lie) throws Exception {
        RuleBook book = RuleBookLoader.ofUser(getClass().getClassLoader(), Map.of("HOME", home.toString()))
                .book(files);
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            ledger.saveRules(
                    files.revision(), files.files().stream().collect(Collectors.toMap(RuleFile::name, RuleFile::text)));
            List<Observation> seen =
                    List.of(Observation.of(new EmergencyStop("ada", "fire", Duration.ZERO), "order", NOW));
            ledger.append(project, seen);
            board.apply(seen);
            for (int second = 1; second <= 2; second++) {
                CycleResult result = Cycle.run(board.snapshot(NOW.plusSeconds(second)), book);
                cycle(ledger, board.snapshot(result.now()), result.hash() + lie);
            }
        }
    }

    @Test
    void everyCycleOfTheLedgerComesToItsHash() throws Exception {
        twoCycles("");
        CommandLineRun run = czar("verify");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("2 of 2 cycles reproduced the recorded hash");
    }

    @Test
    void aCycleThatComesToAnotherHashIsNamed() throws Exception {
        twoCycles("0");
        CommandLineRun run = czar("verify", "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("differences")).hasSize(2);
    }

    @Test
    void aPartOfTheLedgerIsVerifiedByTime() throws Exception {
        twoCycles("");
        assertThat(czar("verify", "--since", "2025-11-27T23:15:02Z").out()).contains("1 of 1 cycles");
        assertThat(czar("verify", "--since", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void theHealthOfTheRulesIsReadFromTheSameCycles() throws Exception {
        twoCycles("");
        CommandLineRun run = czar("rules", "health");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("2 cycles from 2025-11-27T23:15:01Z")
                .contains("never fired (")
                .contains("flapping: became active more than 3 times (0)");
        assertThat(czar("rules", "health", "--json").json().path("neverFired")).isNotEmpty();
        assertThat(czar("rules", "health", "--since", "2025-11-28T00:00:00Z").err())
                .contains("the ledger has no cycle of that time");
    }

    @Test
    void withoutALedgerVerifySaysHowItBegins() {
        assertThat(czar("verify").err()).contains("there is no ledger yet").contains("czar up");
    }
}
