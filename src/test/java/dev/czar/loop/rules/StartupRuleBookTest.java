package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupRuleBookTest {

    private static final String LIMITS =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import java.time.Duration

            rule "what fails is tried five times"
              @capability("A3") @why("patience")
            when
            then
              insertLogical( new RetryLimits( 5, Duration.ofMinutes( 1 ) ) );
            end
            """;

    @TempDir
    Path folder;

    private Ledger ledger;
    private RuleBookLoader books;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        books = new RuleBookLoader(getClass().getClassLoader(), folder.resolve("books"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void withRulesThatDoNotCompileTheShippedOnesServeAndSayWhy() throws Exception {
        String shipped = chosen("none").book().revision();
        write("broken.drl", LIMITS.replace("RetryLimits(", "RetryLimit("));
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.book().revision()).isEqualTo(shipped);
        assertThat(choice.problem())
                .contains("broken.drl:")
                .contains("RetryLimit")
                .contains("the shipped rules serve");
    }

    @Test
    void afterGoodRulesOfItsOwnAProjectKeepsThoseWhenTheyAreBrokenLater() throws Exception {
        write("patience.drl", LIMITS);
        RuleBook good = chosen("rules").book();
        CycleResult cycle = Cycle.run(new Snapshot(Instant.parse("2026-01-05T10:00:00Z"), List.of()), good);
        ledger.record(
                "tally",
                new CycleRecord(cycle.now(), 0, good.revision(), cycle.hash(), Duration.ZERO, List.of()),
                cycle.decisions());
        write("patience.drl", LIMITS + "rule \"half a rule\" when");
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.book().revision()).isEqualTo(good.revision());
        assertThat(choice.problem()).contains("checked first").contains("using the last valid rules");
        assertThat(choice.book().rules()).extracting("name").contains("what fails is tried five times");
    }

    @Test
    void goodRulesThatChangedWhileCzarWasDownAreJudgedBeforeTheyServe() throws Exception {
        String shipped = chosen("none").book().revision();
        ledger.ruleRevisions("tally").note(event(shipped, RevisionState.ACTIVE, "found at the start"));
        write("patience.drl", LIMITS);
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.book().revision()).isEqualTo(shipped);
        assertThat(choice.problem()).contains("checked first");
    }

    @Test
    void afterCzarItselfChangedTheSavedRulesServeAtOnce() throws Exception {
        Map<String, String> older = new TreeMap<>(RuleFiles.shipped().texts());
        older.merge("limits.drl", "\n// as an older Czar had it\n", String::concat);
        RuleFiles last = RuleFiles.of(older);
        ledger.saveRules(last.revision(), last.texts());
        ledger.ruleRevisions("tally").note(event(last.revision(), RevisionState.ACTIVE, "found at the start"));
        write("patience.drl", LIMITS);
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.book().revision()).isEqualTo(saved("rules").revision());
        assertThat(choice.problem()).isEmpty();
    }

    @Test
    void rulesThatWereHeldBackAreHeldBackAfterARestartToo() throws Exception {
        String shipped = chosen("none").book().revision();
        ledger.ruleRevisions("tally").note(event(shipped, RevisionState.ACTIVE, "found at the start"));
        write("patience.drl", LIMITS);
        ledger.ruleRevisions("tally")
                .note(event(saved("rules").revision(), RevisionState.REFUSED, "rolled back by ada"));
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.book().revision()).isEqualTo(shipped);
        assertThat(choice.problem()).contains("rolled back by ada");
    }

    @Test
    void rulesThatCannotBeReadAreNotUsedAndSaySo() throws Exception {
        Files.createDirectories(folder.resolve("rules"));
        Files.write(folder.resolve("rules/latin.drl"), new byte[] {'/', '/', (byte) 0xe9});
        StartupRuleBook.Choice choice = chosen("rules");
        assertThat(choice.problem()).contains("latin.drl").contains("the shipped rules serve");
    }

    @Test
    void whatAHumanPutInPlaceOfTheSavedRulesOutlivesARestart() throws Exception {
        String shipped = chosen("none").book().revision();
        write("patience.drl", LIMITS);
        String own = chosen("rules").book().revision();
        ledger.ruleRevisions("tally").note(event(own, RevisionState.RETIRED, "replaced by " + shipped));
        ledger.ruleRevisions("tally").note(event(shipped, RevisionState.ACTIVE, "activated"));
        assertThat(chosen("rules").book().revision()).isEqualTo(shipped);
    }

    private static RevisionEvent event(String revision, RevisionState state, String reason) {
        return new RevisionEvent(Instant.parse("2026-01-05T10:00:00Z"), revision, state, "test", reason);
    }

    private StartupRuleBook.Choice chosen(String directory) throws InvalidRules {
        return new StartupRuleBook(new RuleActivation.Environment(
                        "tally",
                        () -> saved(directory),
                        folder.resolve(directory),
                        ledger,
                        books,
                        new DirectTrialRunner(books),
                        RuleReloadConfig.DEFAULT,
                        Clock.systemUTC()))
                .choose();
    }

    private RuleFiles saved(String name) {
        return RuleFiles.shipped().overlaidBy(folder.resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve(name), text);
    }
}
