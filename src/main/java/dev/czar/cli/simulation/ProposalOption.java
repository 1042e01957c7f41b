package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ProgressLine;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.project.files.ProjectException;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.simulation.proposal.LimitVariant;
import dev.czar.simulation.proposal.PastDays;
import dev.czar.simulation.proposal.ProposalSearch;
import dev.czar.simulation.proposal.ProposalSearch.SearchGoal;
import dev.czar.simulation.proposal.ProposalSearch.TriedChange;
import dev.czar.simulation.study.StudyMeasure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Searches one change of a limit that can be proven to help, and writes it as a proposal. */
public final class ProposalOption {

    /** What is to become better. */
    enum ProposalGoal {
        END(StudyMeasure.DURATION),
        HUMANS(StudyMeasure.INTERVENTIONS);

        private final StudyMeasure measure;

        ProposalGoal(StudyMeasure measure) {
            this.measure = measure;
        }
    }

    /** What came of a search: the proposal, if a change was proven, and what was tried. */
    record ProposalReport(Optional<RuleChangeProposal> proposal, List<TriedText> tried) {}

    /** A change that was tried, and why it is not proposed; "" when it is. */
    record TriedText(String limit, String from, String to, double gain, double least, int runs, String refused) {}

    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 200;
    private static final double USUAL_GAIN = 5;

    @Option(
            names = "--propose",
            required = true,
            description = "Search a change of one limit that is proven to help, and propose it; takes minutes.")
    private boolean propose;

    @Option(
            names = "--limit",
            paramLabel = "NAME",
            description = "With --propose: try only these (default: all; czar limits lists them).")
    private List<String> limits = List.of();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "With --propose: simulated projects that prove a change (default: ${DEFAULT-VALUE}).")
    private int runs = 12;

    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            description = "With --propose: what is to be less, end (the time to the end) or humans (their acts).")
    private ProposalGoal goal = ProposalGoal.END;

    ProposalReport search(CzarCommand czar) {
        if (runs < FEWEST_RUNS || runs > MOST_RUNS) {
            throw CommandFailure.wrongUsage(
                    "--runs takes a number from %d to %d".formatted(FEWEST_RUNS, MOST_RUNS), "");
        }
        PastDays days = ProjectPast.events(czar)
                .flatMap(PastDays::of)
                .orElseThrow(
                        () -> CommandFailure.of(
                                "too little has happened here to prove a change by",
                                "of both the first two thirds and the last third of the past at least one number must come from five cases"));
        RuleFiles files = new RuleBookOption().files(czar);
        List<LimitVariant> variants = variants(files);
        SearchGoal wanted = new SearchGoal(goal.measure, runs, leastGain(files));
        List<TriedChange> tried;
        try (ProgressLine progress = new ProgressLine(czar.environment())) {
            tried = new ProposalSearch(days, wanted, changed -> compiled(czar, changed), progress::show)
                    .search(files, variants);
        }
        Optional<RuleChangeProposal> proposal = tried.stream()
                .filter(TriedChange::isProven)
                .findFirst()
                .map(proven -> written(czar, new ProposalPage(proven, wanted, days), files));
        return new ProposalReport(
                proposal, tried.stream().map(one -> text(one, wanted)).toList());
    }

    private List<LimitVariant> variants(RuleFiles files) {
        List<LimitVariant> all = LimitVariant.of(files);
        List<LimitVariant> wanted = all.stream()
                .filter(variant -> limits.isEmpty() || limits.contains(variant.limit()))
                .toList();
        List<String> unknown = limits.stream()
                .filter(name ->
                        all.stream().noneMatch(variant -> variant.limit().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw CommandFailure.wrongUsage(
                    "no limit that can be tried is called " + String.join(", ", unknown), "see: czar limits");
        }
        return wanted;
    }

    private static double leastGain(RuleFiles files) {
        return StatedLimit.of(ParsedRuleFiles.of(files.texts())).stream()
                .filter(limit -> limit.name().equals("proposal-gain"))
                .filter(limit -> limit.value().matches("\\d{1,6}"))
                .mapToDouble(limit -> Double.parseDouble(limit.value()))
                .findFirst()
                .orElse(USUAL_GAIN);
    }

    /** Empty for values that do not go together. */
    private static Optional<RuleBook> compiled(CzarCommand czar, RuleFiles files) {
        try {
            return Optional.of(RuleBookOption.compile(czar, files));
        } catch (CommandFailure invalid) {
            return Optional.empty();
        }
    }

    private static RuleChangeProposal written(CzarCommand czar, ProposalPage page, RuleFiles searched) {
        RuleChangeProposal proposal = page.proposal(czar.environment().clock().instant(), searched);
        try {
            new ProposalFolder(ProjectLocator.layout(czar).proposals()).write(proposal, page.markdown(proposal));
            return proposal;
        } catch (ProjectException failure) {
            throw CommandFailure.of(failure.getMessage(), "see: czar doctor", failure);
        }
    }

    private static TriedText text(TriedChange one, SearchGoal wanted) {
        var gain = one.effects().get(wanted.measure());
        return new TriedText(
                one.variant().limit(),
                ProposalPage.shown(one.variant().from()),
                ProposalPage.shown(one.variant().to()),
                gain == null ? 0 : ProposalPage.rounded(gain.percent()),
                gain == null ? 0 : ProposalPage.rounded(gain.lowPercent()),
                gain == null ? 0 : gain.runs(),
                one.refused());
    }
}
