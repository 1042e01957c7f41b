package dev.czar.simulation.proposal;

import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.simulation.study.SimulationStudy;
import dev.czar.simulation.study.StudyMeasure;
import dev.czar.simulation.world.SimulationParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Looks for one change of one limit that makes a goal better: a few runs of each change, more of the best three, and then, of the best alone, runs
 * that had no part in the search, with the numbers of days that had none.
 */
public final class ProposalSearch {

    /** What is to become better, how many runs prove it, and by how many percent it must. */
    public record SearchGoal(StudyMeasure measure, int runs, double leastPercent) {}

    /** A change and what it does to each measure; {@code refused} says why it is not proposed, "" when it is proven. */
    public record TriedChange(LimitVariant variant, Map<StudyMeasure, PairedGain> effects, String refused) {

        public TriedChange {
            effects = Map.copyOf(effects);
        }

        public boolean isProven() {
            return refused.isEmpty();
        }
    }

    /** What must not be proven to become worse. */
    private static final List<StudyMeasure> GUARDED =
            List.of(StudyMeasure.DURATION, StudyMeasure.INTERVENTIONS, StudyMeasure.SOUND, StudyMeasure.DUPLICATED);

    private static final int SCREENED = 2;
    private static final int FINALISTS = 3;
    private static final long HELD_OUT_SEED = 100_001;

    private final PastDays days;
    private final SearchGoal goal;
    private final Function<RuleFiles, Optional<RuleBook>> compiler;
    private final Consumer<String> progress;
    private final Map<String, Optional<RuleBook>> books = new HashMap<>();

    /** {@code compiler} is empty for files that are no rule book; {@code progress} is told what is tried. */
    public ProposalSearch(
            PastDays days,
            SearchGoal goal,
            Function<RuleFiles, Optional<RuleBook>> compiler,
            Consumer<String> progress) {
        this.days = days;
        this.goal = goal;
        this.compiler = files -> books.computeIfAbsent(files.revision(), revision -> compiler.apply(files));
        this.progress = progress;
    }

    /** What came of the changes that were tried more than a little, the best first; only the first can be proven. */
    public List<TriedChange> search(RuleFiles files, List<LimitVariant> variants) {
        RuleBook book = compiler.apply(files).orElseThrow();
        List<LimitVariant> finalists = screened(files, book, variants);
        List<TriedChange> tried = new ArrayList<>();
        SimulationStudy base = study(book, days.searched().parameters(), LongStream.rangeClosed(1, goal.runs()));
        for (LimitVariant variant : finalists) {
            progress.accept("trying " + variant.limit() + " " + variant.to());
            SimulationStudy changed =
                    study(book(files, variant), days.searched().parameters(), LongStream.rangeClosed(1, goal.runs()));
            tried.add(judged(variant, base, changed, "on the days searched"));
        }
        tried.sort(Comparator.comparing(TriedChange::isProven)
                .thenComparing(one -> one.effects().get(goal.measure()).percent())
                .reversed());
        if (!tried.isEmpty() && tried.get(0).isProven()) {
            tried.set(0, onHeldOutDays(files, book, tried.get(0).variant()));
        }
        return List.copyOf(tried);
    }

    private List<LimitVariant> screened(RuleFiles files, RuleBook book, List<LimitVariant> variants) {
        SimulationStudy base = study(book, days.searched().parameters(), LongStream.rangeClosed(1, SCREENED));
        Map<LimitVariant, Double> gains = new LinkedHashMap<>();
        for (LimitVariant variant : variants) {
            progress.accept("looking at " + variant.limit() + " " + variant.to());
            compiler.apply(files.overlaidBy(List.of(variant.changed()))).ifPresent(changed -> {
                SimulationStudy study =
                        study(changed, days.searched().parameters(), LongStream.rangeClosed(1, SCREENED));
                double gain = PairedGain.of(base, study, goal.measure()).gain();
                if (gain > 0 && study.problems().size() <= base.problems().size()) {
                    gains.put(variant, gain);
                }
            });
        }
        return gains.entrySet().stream()
                .sorted(Map.Entry.<LimitVariant, Double>comparingByValue().reversed())
                .limit(FINALISTS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private TriedChange onHeldOutDays(RuleFiles files, RuleBook book, LimitVariant variant) {
        progress.accept("proving " + variant.limit() + " " + variant.to());
        SimulationParameters parameters = days.heldOut().parameters();
        LongStream seeds = LongStream.range(HELD_OUT_SEED, HELD_OUT_SEED + goal.runs());
        LongStream again = LongStream.range(HELD_OUT_SEED, HELD_OUT_SEED + goal.runs());
        return judged(
                variant,
                study(book, parameters, seeds),
                study(book(files, variant), parameters, again),
                "on the days held out");
    }

    private RuleBook book(RuleFiles files, LimitVariant variant) {
        return compiler.apply(files.overlaidBy(List.of(variant.changed()))).orElseThrow();
    }

    private SimulationStudy study(RuleBook book, SimulationParameters parameters, LongStream seeds) {
        return SimulationStudy.of(seeds, seed -> days.scenario(seed, parameters), book, () -> {});
    }

    private TriedChange judged(LimitVariant variant, SimulationStudy base, SimulationStudy changed, String where) {
        Map<StudyMeasure, PairedGain> effects = new EnumMap<>(StudyMeasure.class);
        for (StudyMeasure measure : StudyMeasure.values()) {
            PairedGain gain = PairedGain.of(base, changed, measure);
            if (gain.runs() > 0) {
                effects.put(measure, gain);
            }
        }
        return new TriedChange(variant, effects, refusal(effects, base, changed, where));
    }

    private String refusal(
            Map<StudyMeasure, PairedGain> effects, SimulationStudy base, SimulationStudy changed, String where) {
        PairedGain gain = effects.get(goal.measure());
        if (changed.problems().size() > base.problems().size() || changed.finished() < base.finished()) {
            return where + " something happens with it that must not: " + String.join("; ", changed.problems());
        }
        if (gain == null || !gain.isBetter()) {
            return where + " it is not shown to help";
        }
        if (gain.percent() < goal.leastPercent()) {
            return where + " it helps by less than " + Math.round(goal.leastPercent()) + " %";
        }
        return GUARDED.stream()
                .filter(measure ->
                        effects.containsKey(measure) && effects.get(measure).isWorse())
                .findFirst()
                .map(measure -> where + " it makes this worse: " + measure.words())
                .orElse("");
    }
}
