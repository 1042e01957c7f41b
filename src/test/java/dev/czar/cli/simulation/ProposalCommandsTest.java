package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.CommandLineRun;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Worker;
import dev.czar.ledger.Ledger;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleProposals;
import dev.czar.loop.rules.StartupRuleBook;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.project.proposal.RuleChangeProposal.ProposalState;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.testing.RuleCaseFiles;
import dev.czar.rule.testing.RuleCaseRunner;
import dev.czar.simulation.proposal.LimitVariant;
import dev.czar.simulation.proposal.PastDays;
import dev.czar.simulation.proposal.ProposalSearch;
import dev.czar.simulation.proposal.ProposalSearch.SearchGoal;
import dev.czar.simulation.proposal.ProposalSearch.TriedChange;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.study.ParameterEstimate.UsageRate;
import dev.czar.simulation.study.StudyMeasure;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.WorkerBehaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of a limit from its search to the rules in force, in a project whose own limit is a bad one. */
class ProposalCommandsTest {

    private static final ChangeAuthor ADA = new ChangeAuthor("ada", "");
    private static final String IN_PROGRESS = "work-in-progress";
    private static final SearchGoal GOAL = new SearchGoal(StudyMeasure.DURATION, 3, 5);

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private RuleBookLoader loader;

    @BeforeEach
    void aProject() throws Exception {
        Path root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        layout = ProjectLayout.find(root);
        loader = new RuleBookLoader(getClass().getClassLoader(), home.resolve("books"));
        assertThat(czar("init", "--workers", "ada").code()).isZero();
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(layout.root(), Map.of("HOME", home.toString()), arguments);
    }

    private RuleFiles saved() {
        return RuleFiles.shipped().overlaidBy(layout.rules());
    }

    private Optional<RuleBook> book(RuleFiles files) {
        try {
            return Optional.of(loader.book(files));
        } catch (InvalidRules invalid) {
            return Optional.empty();
        }
    }

    /** One worker without misfortunes, so that few runs tell what a change does. */
    private static PastDays days() {
        WorkerBehaviour calm = new WorkerBehaviour(Duration.ofMinutes(20), 0.1, 1, 1, 1, 1, 1, 1, 0);
        EstimatedParameters known = new EstimatedParameters(
                SimulationParameters.USUAL.with(Map.of("usual", calm)), List.of(), UsageRate.UNKNOWN);
        List<SimulatedTask> tasks = List.of(task("one"), task("two"), task("three"));
        return new PastDays(List.of(new Worker("ada", "usual", List.of())), tasks, known, known);
    }

    private static SimulatedTask task(String id) {
        return new SimulatedTask(id, TaskKind.PRIMARY, 1, "", "", 0.25, List.of());
    }

    private List<TriedChange> search(String limit) {
        List<LimitVariant> variants = LimitVariant.of(saved()).stream()
                .filter(variant -> variant.limit().equals(limit))
                .toList();
        return new ProposalSearch(days(), GOAL, this::book, text -> {}).search(saved(), variants);
    }

    private RuleActivation activation(Ledger ledger) throws Exception {
        RuleActivation.Environment setting = new RuleActivation.Environment(
                "tally",
                this::saved,
                layout.rules(),
                ledger,
                loader,
                new RuleReloadConfig(true, 1, 10),
                Clock.systemUTC());
        RuleActivation activation = new RuleActivation(setting, new StartupRuleBook(setting).choose());
        activation.start(() -> {});
        return activation;
    }

    @Test
    void aProvenChangeGoesFromTheSearchThroughTheShadowIntoForce() throws Exception {
        assertThat(czar("limits", "set", IN_PROGRESS, "1").code()).isZero();
        List<TriedChange> tried = search(IN_PROGRESS);
        assertThat(tried).hasSize(1);
        assertThat(tried.get(0).refused()).as(tried.get(0).effects().toString()).isEmpty();
        ProposalPage page = new ProposalPage(tried.get(0), GOAL, days());
        RuleChangeProposal found = page.proposal(Instant.parse("2026-01-05T10:00:00Z"));
        ProposalFolder proposals = new ProposalFolder(layout.proposals());
        proposals.write(found, page.markdown(found));
        assertThat(czar("proposals", "show", found.name()).out()).contains("What gets worse", "from 1 to 2");

        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"));
                RuleActivation activation = activation(ledger)) {
            RuleProposals way = new RuleProposals(activation, proposals, layout.rules());
            String before = activation.book().revision();

            RuleChangeProposal offered = way.offer(found, ADA);
            assertThat(offered.state()).isEqualTo(ProposalState.OFFERED);
            assertThat(activation.shadowRevision()).isPresent();
            assertThat(activation.book().revision()).as("nobody has said yes").isEqualTo(before);

            RuleChangeProposal accepted = way.accept(offered, ADA);
            await().until(() -> activation.book().revision().equals(saved().revision()));
            assertThat(accepted.state()).isEqualTo(ProposalState.ACCEPTED);
            assertThat(saved().find("limits-work.drl").map(RuleFile::text))
                    .hasValueSatisfying(text -> assertThat(text).contains("new WorkLimits( 2 )"));
            assertThat(layout.rules().resolve(found.testFile())).exists();
            assertThatThrownBy(() -> way.accept(accepted, ADA)).isInstanceOf(RuleRequestRefused.class);
        }
        assertThat(new RuleCaseRunner(book(saved()).orElseThrow(), (one, result) -> {})
                        .run(found.testFile(), RuleCaseFiles.of(layout.rules()).get(found.testFile())))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.failures()).isEmpty());
    }

    @Test
    void withoutAPastNothingIsProposed() {
        assertThat(czar("recommend", "--propose").err()).contains("too little has happened");
        assertThat(czar("proposals", "accept", "nothing").err()).contains("there is no proposal nothing");
        assertThat(czar("recommend", "--propose", "--runs", "1").err()).contains("--runs takes a number");
    }
}
