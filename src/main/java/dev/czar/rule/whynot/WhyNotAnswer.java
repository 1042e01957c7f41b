package dev.czar.rule.whynot;

import dev.czar.decision.Decision;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.Rule;
import dev.czar.rule.whynot.WhyNot.Question;
import java.util.List;

/**
 * Why a rule does not fire: for the nearest partial matches what is in their way, and a single change that was tried and
 * makes it fire. When it does fire: what it concludes, and who refused that.
 */
public record WhyNotAnswer(
        Rule rule,
        String about,
        AnswerKind verdict,
        String reason,
        List<String> concluded,
        List<Decision> refused,
        List<List<UnmetCondition>> nearest,
        CounterfactualResult remedy) {

    /** What the rule does in the cycle. */
    public enum AnswerKind {
        FIRES,
        REFUSED,
        LEFT_OUT,
        SILENT
    }

    public WhyNotAnswer {
        concluded = List.copyOf(concluded);
        refused = List.copyOf(refused);
        nearest = List.copyOf(nearest);
    }

    static WhyNotAnswer leftOut(Question question, String reason) {
        return new WhyNotAnswer(
                question.rule().rule(),
                question.about(),
                AnswerKind.LEFT_OUT,
                reason,
                List.of(),
                List.of(),
                List.of(),
                CounterfactualResult.UNNEEDED);
    }

    static WhyNotAnswer silent(Question question, List<List<UnmetCondition>> nearest, CounterfactualResult remedy) {
        return new WhyNotAnswer(
                question.rule().rule(), question.about(), AnswerKind.SILENT, "", List.of(), List.of(), nearest, remedy);
    }

    /** Refused when no conclusion that the rule came to stands. */
    static WhyNotAnswer fires(Question question, EvaluatedSnapshot moment) {
        List<String> concluded = question.firings(moment).stream()
                .map(Firing::concluded)
                .distinct()
                .toList();
        List<Decision> refused = moment.result().vetoed().stream()
                .filter(decision -> concluded.contains(decision.key()))
                .toList();
        AnswerKind verdict =
                refused.isEmpty() || refused.size() < concluded.size() ? AnswerKind.FIRES : AnswerKind.REFUSED;
        return new WhyNotAnswer(
                question.rule().rule(),
                question.about(),
                verdict,
                "",
                concluded,
                refused,
                List.of(),
                CounterfactualResult.UNNEEDED);
    }
}
