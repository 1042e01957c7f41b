package dev.czar.rule.match;

import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.util.List;
import java.util.Optional;

/** Answers why a rule of a book does not fire on a snapshot. Safe for many questions at once. */
public final class WhyNot {

    private static final int TRIES = 6;

    private final RuleBook book;
    private final Anatomies anatomies;

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
        int tried = 0;
        for (Change change : new Remedies(moment, question.presets()).of(chase.gaps())) {
            if (tried == TRIES) {
                break;
            }
            tried++;
            if (question.fires(new Moment(change.applied(moment.snapshot()), book))) {
                return Answer.silent(question, nearest, Optional.of(change), tried);
            }
        }
        return Answer.silent(question, nearest, Optional.empty(), tried);
    }
}
