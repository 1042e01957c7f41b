package dev.czar.rule.match;

import dev.czar.decision.Decision;
import dev.czar.rule.Firing;
import dev.czar.rule.Rule;
import java.util.List;

/**
 * Why a rule does not fire: for the nearest partial matches what is in their way, and a single change that was tried and
 * makes it fire. When it does fire: what it concludes, and who refused that.
 */
public record Answer(
        Rule rule,
        String about,
        Verdict verdict,
        String reason,
        List<String> concluded,
        List<Decision> refused,
        List<List<Obstacle>> nearest,
        Remedy remedy) {

    /** What the rule does in the cycle. */
    public enum Verdict {
        FIRES,
        REFUSED,
        LEFT_OUT,
        SILENT
    }

    public Answer {
        concluded = List.copyOf(concluded);
        refused = List.copyOf(refused);
        nearest = List.copyOf(nearest);
    }

    static Answer leftOut(Question question, String reason) {
        return new Answer(
                question.rule().rule(),
                question.about(),
                Verdict.LEFT_OUT,
                reason,
                List.of(),
                List.of(),
                List.of(),
                Remedy.UNNEEDED);
    }

    static Answer silent(Question question, List<List<Obstacle>> nearest, Remedy remedy) {
        return new Answer(
                question.rule().rule(), question.about(), Verdict.SILENT, "", List.of(), List.of(), nearest, remedy);
    }

    /** Refused when no conclusion that the rule came to stands. */
    static Answer fires(Question question, Moment moment) {
        List<String> concluded = question.firings(moment).stream()
                .map(Firing::concluded)
                .distinct()
                .toList();
        List<Decision> refused = moment.result().vetoed().stream()
                .filter(decision -> concluded.contains(decision.key()))
                .toList();
        Verdict verdict = refused.isEmpty() || refused.size() < concluded.size() ? Verdict.FIRES : Verdict.REFUSED;
        return new Answer(
                question.rule().rule(), question.about(), verdict, "", concluded, refused, List.of(), Remedy.UNNEEDED);
    }
}
