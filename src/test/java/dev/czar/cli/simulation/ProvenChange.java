package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Worker;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change found and proven in the lab, and written as the command writes it. */
public final class ProvenChange {

    private static final SearchGoal GOAL = new SearchGoal(StudyMeasure.DURATION, 3, 5);
    private static final RuleBookLoader BOOKS =
            new RuleBookLoader(ProvenChange.class.getClassLoader(), Path.of("target", "rulebooks"));

    private ProvenChange() {}

    /** Of a limit that these files state; in the lab all else is as shipped. */
    public static RuleChangeProposal search(RuleFiles own, String limit, ProposalFolder folder) throws Exception {
        List<LimitVariant> variants = LimitVariant.of(own).stream()
                .filter(variant -> variant.limit().equals(limit))
                .toList();
        String file = variants.get(0).before().name();
        List<TriedChange> tried = new ProposalSearch(
                        days(), GOAL, files -> book(files.find(file).orElseThrow()), text -> {})
                .search(own, variants);
        assertThat(tried).hasSize(1);
        assertThat(tried.get(0).refused()).as(tried.get(0).effects().toString()).isEmpty();
        ProposalPage page = new ProposalPage(tried.get(0), GOAL, days());
        RuleChangeProposal found = page.proposal(Instant.parse("2026-01-05T10:00:00Z"), own);
        folder.write(found, page.markdown(found));
        return found;
    }

    private static Optional<RuleBook> book(RuleFile limit) {
        try {
            return Optional.of(BOOKS.book(RuleFiles.shipped().overlaidBy(List.of(limit))));
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
}
