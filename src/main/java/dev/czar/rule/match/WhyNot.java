package dev.czar.rule.match;

import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.Slice;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Anatomies anatomies;
    private final Map<String, Slice> slices = new ConcurrentHashMap<>();

    /** {@code files} are those the book was made from. */
    public WhyNot(RuleBook book, RuleFiles files) {
        this.book = book;
        this.anatomies = new Anatomies(book, files);
    }

    /** The rule of this name, or the only one whose name holds these words. */
    public String named(String words) throws UnclearRule {
        List<String> names =
                anatomies.all().stream().map(rule -> rule.rule().name()).toList();
        return RuleName.among(names, words);
    }

    /** {@code rule} is the name of a rule of the book; {@code about} a worker or another value, {@code ""} for any. */
    public Answer of(Snapshot snapshot, String rule, String about) {
        Anatomy anatomy = anatomies.find(rule).orElseThrow();
        Moment moment = new Moment(snapshot, book);
        Question question = new Question(anatomy, about, presets(anatomy, about, moment));
        return moment.result().quarantined().stream()
                .filter(quarantine -> quarantine.rule().equals(rule))
                .findFirst()
                .map(quarantine -> Answer.leftOut(question, quarantine.reason()))
                .orElseGet(() -> question.fires(moment) ? Answer.fires(question, moment) : silent(question, moment));
    }

    private static Map<String, Object> presets(Anatomy rule, String about, Moment moment) {
        return about.isEmpty() ? Map.of() : new Focus(about, moment.standing()).presets(rule);
    }

    private Answer silent(Question question, Moment moment) {
        Chase chase = new Chase(anatomies, moment);
        List<List<Obstacle>> nearest = chase.of(question.rule(), question.presets());
        List<Change> changes = new Remedies(anatomies, moment, question.presets()).of(chase.gaps());
        long effort = slice(question.name()).effort(moment.snapshot().facts().size());
        Trials trials = new Trials(firing(question, moment), EFFORT / Math.max(1, effort));
        return Answer.silent(question, nearest, trials.of(changes));
    }

    /** What the rule hangs on can say no; that it fires is only believed of the whole book. */
    private Predicate<Change> firing(Question question, Moment moment) {
        Slice slice = slice(question.name());
        Set<Fact> facts = slice.relevant(moment.snapshot().facts().stream().map(Known::fact));
        Set<Fact> all = moment.snapshot().facts().stream()
                .map(Known::fact)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Slice whole = Slice.whole(book, question.name());
        boolean sound = moment.result().quarantined().isEmpty();
        return change -> (!sound
                        || slice.fires(change.applied(facts), question.presets())
                                .orElse(true))
                && whole.fires(change.applied(all), question.presets())
                        .orElseGet(() -> question.fires(new Moment(change.applied(moment.snapshot()), book)));
    }

    private Slice slice(String rule) {
        if (slices.size() >= REMEMBERED) {
            slices.clear();
        }
        return slices.computeIfAbsent(rule, name -> new Slice(book, name));
    }
}
