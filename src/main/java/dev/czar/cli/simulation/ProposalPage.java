package dev.czar.cli.simulation;

import dev.czar.cli.console.DurationText;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.project.proposal.RuleChangeProposal.ProposalState;
import dev.czar.project.proposal.RuleChangeProposal.ProposedEffect;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.simulation.proposal.LimitVariant;
import dev.czar.simulation.proposal.PairedGain;
import dev.czar.simulation.proposal.PastDays;
import dev.czar.simulation.proposal.ProposalSearch.SearchGoal;
import dev.czar.simulation.proposal.ProposalSearch.TriedChange;
import dev.czar.simulation.study.StudyMeasure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A proven change as a proposal, and as a page that says what it gains, what it costs and what gets worse. */
record ProposalPage(TriedChange proven, SearchGoal goal, PastDays days) {

    private static final Pattern TIME = Pattern.compile("Duration\\.of(Days|Hours|Minutes|Seconds)\\( (\\d+) \\)");
    private static final double TENTHS = 10.0;

    /** A value of a limit as people write it. */
    static String shown(String written) {
        Matcher time = TIME.matcher(written);
        return time.matches()
                ? time.group(2) + time.group(1).substring(0, 1).toLowerCase(Locale.ROOT)
                : written.substring(written.indexOf('.') + 1);
    }

    static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * TENTHS) / TENTHS : 0;
    }

    /** {@code searched} are the rules it was found in and proven with. */
    RuleChangeProposal proposal(Instant now, RuleFiles searched) {
        LimitVariant variant = proven.variant();
        PairedGain gain = proven.effects().get(goal.measure());
        String name = (variant.limit() + "-" + shown(variant.to()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return new RuleChangeProposal(
                name,
                variant.limit(),
                shown(variant.from()),
                shown(variant.to()),
                variant.before().name(),
                variant.before().revision(),
                searched.revision(),
                CopiedRuleFile.firstNoted(variant.changed(), searched),
                test(variant),
                goal.measure().words(),
                rounded(gain.percent()),
                rounded(gain.lowPercent()),
                gain.runs(),
                effects(),
                now.truncatedTo(ChronoUnit.SECONDS),
                ProposalState.PROPOSED);
    }

    private String test(LimitVariant variant) {
        return """
                # Proposed by czar recommend --propose and accepted; take this file away to change %1$s by hand.
                cases:
                  - name: %1$s is %2$s
                    because: it was proven in %3$d simulated projects that it helps
                    expect:
                      - %4$s
                """
                .formatted(variant.limit(), shown(variant.to()), goal.runs(), variant.expected());
    }

    private List<ProposedEffect> effects() {
        return Arrays.stream(StudyMeasure.values())
                .filter(proven.effects()::containsKey)
                .map(measure -> effect(measure, proven.effects().get(measure)))
                .toList();
    }

    private static ProposedEffect effect(StudyMeasure measure, PairedGain gain) {
        return new ProposedEffect(
                measure.words(),
                measure.unit(),
                rounded(gain.before()),
                rounded(gain.gain()),
                rounded(gain.low()),
                rounded(gain.high()));
    }

    String markdown(RuleChangeProposal proposal) {
        String worse = proven.effects().entrySet().stream()
                .filter(effect -> effect.getValue().isWorse())
                .map(effect -> "- %s: by %s%s of %s%s"
                        .formatted(
                                effect.getKey().words(),
                                number(-effect.getValue().gain()),
                                unit(effect.getKey().unit()),
                                number(effect.getValue().before()),
                                unit(effect.getKey().unit())))
                .collect(Collectors.joining("\n"));
        String rows = proposal.effects().stream()
                .map(effect -> "| %s | %s%s | %s | %s to %s |"
                        .formatted(
                                effect.measure(),
                                number(effect.before()),
                                unit(effect.unit()),
                                number(effect.gain()),
                                number(effect.low()),
                                number(effect.high())))
                .collect(Collectors.joining("\n"));
        return """
                # %s from %s to %s

                Less %s: by %.1f %%, at least %.1f %% (95 %%), in %d pairs of simulated projects with the same seeds, by the numbers of days that had no part in
                the search. The change is one line of `rules/%s`; its test is beside it. These are results of a model of this project, not of the project itself.

                Accept it with `czar proposals accept %s`, decline it with `czar proposals decline %s`. Until then it decides in the shadow (`czar rules status`).

                ## What gets worse

                %s

                ## All measures

                Positive is better.

                | | without the change | better by | 95 %% |
                | --- | --- | --- | --- |
                %s

                Simulated: %d workers, %d tasks; commits take %s.
                """
                .formatted(
                        proposal.limit(),
                        proposal.from(),
                        proposal.to(),
                        proposal.goal(),
                        proposal.gain(),
                        proposal.least(),
                        proposal.runs(),
                        proposal.file(),
                        proposal.name(),
                        proposal.name(),
                        worse.isEmpty() ? "Nothing that could be shown." : worse,
                        rows,
                        days.workers().size(),
                        days.tasks().size(),
                        commits());
    }

    private String commits() {
        return days.workers().stream()
                .map(worker -> worker.agent())
                .distinct()
                .map(agent -> agent + " " + DurationText.of(commitAfter(agent)))
                .collect(Collectors.joining(", "));
    }

    private Duration commitAfter(String agent) {
        return days.heldOut().parameters().behaviour(agent).commitAfter();
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
