package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleFileEditor.RuleFileEdit;
import dev.czar.loop.rules.RuleFileEditor.TestedRuleEdit;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.project.proposal.RuleChangeProposal.ProposalState;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a proposed change into force, with rules of a few lines. */
class RuleProposalsTest {

    private static final ChangeAuthor ADA = new ChangeAuthor("ada", "");
    private static final String FILE = "limits-work.drl";
    private static final String HEAD = "package dev.czar.rules\nimport dev.czar.fact.*\nimport dev.czar.decision.*\n";
    private static final String LIMIT = HEAD
            + "rule \"limits of work in progress\"\n  @capability(\"B3\") @why(\"a test\")\nwhen\nthen\n"
            + "  insertLogical( new WorkLimits( %d ) );\nend\n";
    private static final String UNASKED = HEAD
            + "rule \"limits of proposals\"\n  @capability(\"C3\") @why(\"a test\")\nwhen\nthen\n"
            + "  insertLogical( new ProposalLimits( 5, %d ) );\nend\n";

    @TempDir
    static Path books;

    @TempDir
    Path folder;

    private Path rules;
    private Ledger ledger;
    private RuleActivation activation;
    private RuleProposals way;

    @BeforeEach
    void aProjectWithTwoLimits() throws Exception {
        rules = Files.createDirectories(folder.resolve("rules"));
        write(FILE, LIMIT.formatted(1));
        write("limits-proposals.drl", UNASKED.formatted(0));
        ledger = Ledger.open(folder.resolve("ledger.db"));
        begin();
    }

    private void begin() throws Exception {
        RuleBookLoader loader = new RuleBookLoader(getClass().getClassLoader(), books);
        RuleActivation.Environment setting = new RuleActivation.Environment(
                "tally",
                this::saved,
                rules,
                ledger,
                loader,
                new DirectTrialRunner(loader),
                new RuleReloadConfig(true, 1, 10),
                Clock.systemUTC());
        activation = new RuleActivation(setting, new StartupRuleBook(setting).choose());
        activation.start(() -> {});
        way = new RuleProposals(activation, new ProposalFolder(folder.resolve("proposals")));
    }

    @AfterEach
    void end() {
        activation.close();
        ledger.close();
    }

    private RuleFiles saved() {
        return RuleFiles.of(rules);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(rules.resolve(name), text);
    }

    private void allowUnasked() throws Exception {
        write("limits-proposals.drl", UNASKED.formatted(10));
        await().until(() -> activation.book().revision().equals(saved().revision()));
    }

    private RuleChangeProposal proposal(int expected) {
        RuleFile before = saved().find(FILE).orElseThrow();
        return new RuleChangeProposal(
                "work-in-progress-2",
                "work-in-progress",
                "1",
                "2",
                FILE,
                before.revision(),
                saved().revision(),
                LIMIT.formatted(2),
                "cases:\n  - name: two\n    because: it was proven\n    expect:\n      - {fact: WorkLimits, inProgress: %d}\n"
                        .formatted(expected),
                "time to the end",
                20,
                12,
                12,
                List.of(),
                Instant.parse("2026-01-05T10:00:00Z"),
                ProposalState.PROPOSED);
    }

    private void requireInForce() {
        await().until(() -> activation.book().revision().equals(saved().revision()));
        assertThat(saved().find(FILE).map(RuleFile::text)).hasValue(LIMIT.formatted(2));
    }

    @Test
    void aChangeIsShadowedAndCountsAtOnceWhenAHumanSaysYes() throws Exception {
        RuleChangeProposal found = proposal(2);
        String before = activation.book().revision();

        RuleChangeProposal offered = way.offer(found, ADA);

        assertThat(offered.state()).isEqualTo(ProposalState.OFFERED);
        assertThat(activation.shadowRevision()).isPresent();
        assertThat(activation.book().revision()).as("nobody has said yes").isEqualTo(before);
        RuleChangeProposal accepted = way.accept(offered, ADA);
        assertThat(activation.book().revision()).isEqualTo(saved().revision());
        assertThat(rules.resolve(found.testFile())).exists();
        assertThat(way.find(found.name()).map(RuleChangeProposal::state)).hasValue(ProposalState.ACCEPTED);
        assertThatThrownBy(() -> way.accept(accepted, ADA)).isInstanceOf(RuleRequestRefused.class);
    }

    @Test
    void whereALimitAllowsItAChangeComesIntoForceUnasked() throws Exception {
        allowUnasked();

        assertThat(way.offer(proposal(2), ADA).state()).isEqualTo(ProposalState.SAVED_UNASKED);

        requireInForce();
        assertThat(activation.shadowRevision()).isEmpty();
    }

    @Test
    void aHumanIsAskedWhenAnyOtherRuleChangedSinceItWasProven() throws Exception {
        allowUnasked();
        RuleChangeProposal found = proposal(2);
        write(
                "more.drl",
                HEAD + "import java.time.Duration\nrule \"two\"\n  @capability(\"B3\") @why(\"a test\")\nwhen\nthen\n"
                        + "  insertLogical( new AlertLimits( Duration.ofHours( 9 ) ) );\nend\n");
        await().until(() -> activation.book().revision().equals(saved().revision()));

        assertThat(way.offer(found, ADA).state())
                .as("it was proven with other rules")
                .isEqualTo(ProposalState.OFFERED);
        assertThat(saved().find(FILE).map(RuleFile::text)).hasValue(LIMIT.formatted(1));
    }

    @Test
    void aHumanIsAskedWhenOtherRulesThanThoseOnDiskAreInForce() throws Exception {
        allowUnasked();
        RuleChangeProposal found = proposal(2);
        activation.rollBack(ADA).get();

        assertThatThrownBy(() -> activation
                        .save(new TestedRuleEdit(
                                new RuleFileEdit(FILE, found.opened(), Optional.of(found.text()), ADA),
                                found.testFile(),
                                found.test(),
                                found.book()))
                        .get())
                .hasMessageContaining("other rules than those in force");
        assertThat(way.offer(found, ADA).state()).isEqualTo(ProposalState.OFFERED);
    }

    @Test
    void nothingIsWrittenWhenItsOwnTestFails() {
        RuleChangeProposal wrong = proposal(3);

        assertThatThrownBy(() -> way.accept(wrong, ADA))
                .isInstanceOf(RuleRequestRefused.class)
                .hasMessageContaining("its own test fails");
        assertThat(saved().find(FILE).map(RuleFile::text)).hasValue(LIMIT.formatted(1));
        assertThat(rules.resolve(wrong.testFile())).doesNotExist();
    }

    @Test
    void aFileThatChangedSinceIsNotPutBackByAProposal() throws Exception {
        RuleChangeProposal found = proposal(2);
        write(FILE, LIMIT.formatted(7));

        assertThatThrownBy(() -> way.offer(found, ADA)).hasMessageContaining("has changed since");
        assertThatThrownBy(() -> way.accept(found, ADA)).hasMessageContaining("changed on disk");
        assertThat(activation.shadowRevision()).isEmpty();
        assertThat(rules.resolve(found.testFile())).doesNotExist();
    }

    @Test
    void aNewStartInTheMiddleOfAYesIsGoneOnFrom() throws Exception {
        RuleChangeProposal offered = way.offer(proposal(2), ADA);
        activation.close();
        write(offered.testFile(), offered.test());
        write(FILE, offered.text());
        begin();

        assertThat(way.accept(offered, ADA).state()).isEqualTo(ProposalState.ACCEPTED);
        requireInForce();
    }

    @Test
    void aNoEndsItsOwnShadowOnly() throws Exception {
        RuleChangeProposal offered = way.offer(proposal(2), ADA);
        RuleFiles other = saved().overlaidBy(List.of(new RuleFile(FILE, LIMIT.formatted(4))));
        activation.shadow(other, ADA).get();

        way.decline(offered, ADA);

        assertThat(activation.shadowRevision()).hasValue(other.revision());
        assertThat(activation.history()).noneMatch(event -> event.state() == RevisionState.REFUSED);
    }
}
