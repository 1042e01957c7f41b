package dev.czar.rule.check.consistency;

import dev.czar.fact.ChangeScope.ChangeSize;
import dev.czar.fact.ChangeScope.ChangedPaths;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CiCheck;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.util.Optional;
import java.util.Set;

/** What was found out about one head of a task, by which something is concluded about whatever head it has now. */
final class OtherHeadCheck {

    private static final Set<Class<?>> ABOUT_A_HEAD =
            Set.of(CheckResult.class, CiCheck.class, Review.class, ChangedPaths.class, ChangeSize.class);

    private OtherHeadCheck() {}

    static Optional<CheckDiagnostic> check(RuleConditions rule) {
        String task = rule.given().getOrDefault("task", "");
        return rule.given().containsKey("head")
                ? rule.needed().stream()
                        .filter(placed -> ABOUT_A_HEAD.contains(
                                        placed.condition().type())
                                && task.equals(placed.condition().fields().get("task"))
                                && !asksForHead(placed))
                        .findFirst()
                        .map(placed -> rule.rule()
                                .diagnostic(
                                        DiagnosticCode.OTHER_HEAD,
                                        placed.pattern().span(),
                                        "%s of an earlier head of the task counts as well"
                                                .formatted(placed.condition()
                                                        .type()
                                                        .getSimpleName()),
                                        "compare it: head == " + rule.given().get("head")))
                : Optional.empty();
    }

    private static boolean asksForHead(PlacedCondition placed) {
        return placed.pattern().constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .anyMatch(OtherHeadCheck::isHead);
    }

    private static boolean isHead(RuleExpression part) {
        return part instanceof Name name && name.text().equals("head");
    }
}
