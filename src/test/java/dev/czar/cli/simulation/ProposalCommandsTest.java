package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.rule.RuleFiles;
import dev.czar.simulation.proposal.LimitVariant;
import dev.czar.simulation.proposal.PairedGain;
import dev.czar.simulation.proposal.PastDays;
import dev.czar.simulation.proposal.ProposalSearch.SearchGoal;
import dev.czar.simulation.proposal.ProposalSearch.TriedChange;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.study.StudyMeasure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a proven change, and what the commands say without a service; RuleProposalsResourceServedTest has the whole way. */
class ProposalCommandsTest {

    private static final SearchGoal GOAL = new SearchGoal(StudyMeasure.DURATION, 12, 5);
    private static final String LIMIT = "limits-work.drl";

    @TempDir
    Path folder;

    private Path root;
    private ProposalFolder proposals;

    @BeforeEach
    void aProject() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        proposals = new ProposalFolder(ProjectLayout.find(root).proposals());
        assertThat(czar("init", "--workers", "ada").code()).isZero();
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, Map.of("HOME", folder.toString()), arguments);
    }

    private static ProposalPage page(RuleFiles files) {
        LimitVariant variant = LimitVariant.of(files).stream()
                .filter(one ->
                        one.limit().equals("work-in-progress") && one.to().equals("3"))
                .findFirst()
                .orElseThrow();
        TriedChange proven = new TriedChange(
                variant,
                Map.of(
                        StudyMeasure.DURATION, new PairedGain(10, 2, 1, 3, 12),
                        StudyMeasure.INTERVENTIONS, new PairedGain(4, -1, -2, -0.5, 12)),
                "");
        EstimatedParameters known = EstimatedParameters.assumed();
        return new ProposalPage(proven, GOAL, new PastDays(List.of(), List.of(), known, known));
    }

    @Test
    void aProposalIsShownWithWhatGetsWorse() throws Exception {
        RuleFiles shipped = RuleFiles.shipped();
        RuleChangeProposal found = page(shipped).proposal(Instant.parse("2026-01-05T10:00:00Z"), shipped);
        proposals.write(found, page(shipped).markdown(found));

        assertThat(czar("proposals", "show", found.name()).out())
                .contains("What gets worse", "from 2 to 3", "times a human had to act: by 1.0");
        assertThat(czar("proposals").out()).containsPattern("work-in-progress-3 +proposed +work-in-progress +2 +3");
        assertThat(found.book()).isEqualTo(shipped.revision());
        assertThat(found.text())
                .as("what decides in the shadow is what is saved, the note of the copy too")
                .startsWith("// copied from the shipped rules: ");
        assertThat(shipped.find(LIMIT).orElseThrow().text()).doesNotContain("copied");
        assertThat(czar("proposals", "accept", found.name()).err()).contains("czar up");
    }

    @Test
    void withoutAPastNothingIsProposed() {
        assertThat(czar("recommend", "--propose").err()).contains("too little has happened");
        assertThat(czar("proposals", "accept", "nothing").err()).contains("there is no proposal nothing");
        assertThat(czar("recommend", "--propose", "--runs", "1").err()).contains("--runs takes a number");
    }
}
