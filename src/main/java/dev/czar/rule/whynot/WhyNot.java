package dev.czar.rule.whynot;

import dev.czar.fact.Fact;
import dev.czar.fact.Memory.RefusedClaim;
import dev.czar.fact.Memory.RefusedLanding;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleSlice;
import dev.czar.rule.match.ComponentReader;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.RuleCondition.Matching;
import dev.czar.rule.match.RuleStructures;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import dev.czar.rule.match.WorkingMemory;
import dev.czar.rule.whynot.CounterfactualResult.CounterfactualSearch;
import dev.czar.rule.whynot.RuleNameResolver.UnresolvedRuleName;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Answers why a rule of a book does not fire on a snapshot. Safe for many questions at once. */
public final class WhyNot {

    /** What all trials may take together: a dozen milliseconds. */
    private static final long EFFORT = 1_000_000;

    private static final int REMEMBERED = 256;

    private final RuleBook book;
    private final RuleStructures structures;
    private final Map<String, RuleSlice> slices = new ConcurrentHashMap<>();

    /** {@code files} are those the book was made from. */
    public WhyNot(RuleBook book, RuleFiles files) {
        this.book = book;
        this.structures = new RuleStructures(book, files);
    }

    /** The rule of this name, or the only one whose name holds these words. */
    public String named(String words) throws UnresolvedRuleName {
        List<String> names =
                structures.all().stream().map(rule -> rule.rule().name()).toList();
        return RuleNameResolver.among(names, words);
    }

    /** {@code rule} is the name of a rule of the book; {@code about} a worker or another value, {@code ""} for any. */
    public WhyNotAnswer of(Snapshot snapshot, String rule, String about) {
        RuleStructure anatomy = structures.find(rule).orElseThrow();
        EvaluatedSnapshot moment = new EvaluatedSnapshot(snapshot, book);
        Question question = new Question(anatomy, about, presets(anatomy, about, moment));
        return moment.result().quarantined().stream()
                .filter(quarantine -> quarantine.rule().equals(rule))
                .findFirst()
                .map(quarantine -> WhyNotAnswer.leftOut(question, quarantine.reason()))
                .orElseGet(
                        () -> question.fires(moment) ? WhyNotAnswer.fires(question, moment) : silent(question, moment));
    }

    private static Map<String, Object> presets(RuleStructure rule, String about, EvaluatedSnapshot moment) {
        return about.isEmpty() ? Map.of() : new Subject(about, moment.workingMemory()).presets(rule);
    }

    private WhyNotAnswer silent(Question question, EvaluatedSnapshot moment) {
        MissingFactTrace chase = new MissingFactTrace(structures, moment);
        List<List<UnmetCondition>> nearest = chase.of(question.rule(), question.presets());
        List<FactChange> changes = new CandidateChanges(structures, moment, question.presets()).of(chase.gaps());
        long effort = slice(question.name()).effort(moment.snapshot().facts().size());
        CounterfactualSearch trials = new CounterfactualSearch(firing(question, moment), EFFORT / Math.max(1, effort));
        return WhyNotAnswer.silent(question, nearest, trials.of(changes));
    }

    /** What the rule hangs on can say no; that it fires is only believed of the whole book. */
    private Predicate<FactChange> firing(Question question, EvaluatedSnapshot moment) {
        RuleSlice slice = slice(question.name());
        Set<Fact> facts = slice.relevant(moment.snapshot().facts().stream().map(KnownFact::fact));
        Set<Fact> all = moment.snapshot().facts().stream()
                .map(KnownFact::fact)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        RuleSlice whole = RuleSlice.whole(book);
        boolean sound = moment.result().quarantined().isEmpty();
        Predicate<FactChange> decided =
                change -> question.fires(new EvaluatedSnapshot(change.applied(moment.snapshot()), book));
        if (choseAgain(moment)) {
            return decided;
        }
        return change -> (!sound
                        || slice.fires(change.applied(facts), question.name(), question.presets())
                                .orElse(true))
                && whole.fires(change.applied(all), question.name(), question.presets())
                        .orElseGet(() -> decided.test(change));
    }

    /** Only the whole cycle chooses again where a veto refuses what was chosen first. */
    private static boolean choseAgain(EvaluatedSnapshot moment) {
        return moment.result().derived().stream()
                .flatMap(derived -> derived.because().stream())
                .flatMap(because -> because.facts().stream())
                .anyMatch(
                        matched -> matched.fact() instanceof RefusedClaim || matched.fact() instanceof RefusedLanding);
    }

    private RuleSlice slice(String rule) {
        if (slices.size() >= REMEMBERED) {
            slices.clear();
        }
        return slices.computeIfAbsent(rule, name -> RuleSlice.of(book, Set.of(name)));
    }

    /** What a question is about: a worker, a task or any other value; finds the rule's variable that stands for it. */
    static final class Subject {

        private static final String WORKER = "worker";

        private final String about;
        private final Set<String> components = new HashSet<>();

        Subject(String about, WorkingMemory standing) {
            this.about = about;
            for (Object object : standing.of(Record.class)) {
                for (RecordComponent component : object.getClass().getRecordComponents()) {
                    if (component.getType() == String.class
                            && ComponentReader.value(object, component.getName())
                                    .filter(about::equals)
                                    .isPresent()) {
                        components.add(name(object.getClass(), component.getName()));
                    }
                }
            }
            if (components.isEmpty()) {
                components.add(WORKER);
            }
        }

        /** The first variable bound from such a component, with the value; empty when the rule speaks of nothing like it. */
        Map<String, Object> presets(RuleStructure rule) {
            return rule.clauses().stream()
                    .filter(Matching.class::isInstance)
                    .map(clause -> ((Matching) clause).pattern())
                    .flatMap(pattern -> pattern.bindings().stream()
                            .filter(binding -> components.contains(name(pattern.type(), binding.component()))))
                    .findFirst()
                    .map(binding -> Map.<String, Object>of(binding.variable(), about))
                    .orElse(Map.of());
        }

        /** A worker's and a task's own id is what others call {@code worker} and {@code task}. */
        private static String name(Class<?> type, String component) {
            if (!component.equals("id")) {
                return component;
            }
            return type == Worker.class ? WORKER : type.getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** A rule, what the question is about, and the values that some of the rule's variables have therefore. */
    record Question(RuleStructure rule, String about, Map<String, Object> presets) {

        String name() {
            return rule.rule().name();
        }

        /** The engine fired the rule, for what the question is about. */
        boolean fires(EvaluatedSnapshot moment) {
            return !firings(moment).isEmpty() && matches(moment);
        }

        private boolean matches(EvaluatedSnapshot moment) {
            return presets.isEmpty()
                    || !moment.matcher().each(rule.clauses(), MatchBindings.EMPTY, match -> !match.holds(presets));
        }

        List<Firing> firings(EvaluatedSnapshot moment) {
            return moment.result().trace().stream()
                    .filter(firing -> firing.rule().equals(name()))
                    .toList();
        }
    }
}
