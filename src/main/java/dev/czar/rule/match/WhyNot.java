package dev.czar.rule.match;

import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Answers why a rule of a book does not fire on a snapshot. Safe for many questions at once. */
public final class WhyNot {

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
        Question question = new Question(anatomy, about, new Focus(about, moment.standing()).presets(anatomy));
        return moment.result().quarantined().stream()
                .filter(quarantine -> quarantine.rule().equals(rule))
                .findFirst()
                .map(quarantine -> Answer.leftOut(question, quarantine.reason()))
                .orElseGet(() -> question.fires(moment) ? Answer.fires(question, moment) : silent(question, moment));
    }

    private Answer silent(Question question, Moment moment) {
        Chase chase = new Chase(anatomies, moment);
        List<List<Obstacle>> nearest = chase.of(question.rule(), question.presets());
        List<Change> changes = new Remedies(anatomies, moment, question.presets()).of(chase.gaps());
        return Answer.silent(question, nearest, new Trials(firing(question, moment)).of(changes));
    }

    /** What the rule hangs on can say no; that it fires is only believed of the whole book. */
    private Predicate<Change> firing(Question question, Moment moment) {
        Slice slice = slice(question.name());
        Set<Fact> facts = slice.relevant(moment.snapshot().facts().stream().map(Known::fact));
        return change -> (!moment.result().quarantined().isEmpty()
                        || slice.fires(change.applied(facts), question.presets())
                                .orElse(true))
                && question.fires(new Moment(change.applied(moment.snapshot()), book));
    }

    private Slice slice(String rule) {
        if (slices.size() >= REMEMBERED) {
            slices.clear();
        }
        return slices.computeIfAbsent(rule, name -> new Slice(book, name));
    }
}
