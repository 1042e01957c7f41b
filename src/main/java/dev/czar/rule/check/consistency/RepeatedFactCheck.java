package dev.czar.rule.check.consistency;

import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.reading.RuleVocabulary.SingletonFacts;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One fact that is matched twice: two patterns of a type, and nothing that tells their facts apart. */
final class RepeatedFactCheck {

    private static final Set<String> APART = Set.of("!=", "<", ">", "excludes");

    private RepeatedFactCheck() {}

    static Optional<CheckDiagnostic> check(RuleConditions rule) {
        List<PlacedCondition> needed = rule.needed().stream()
                .filter(placed -> placed.pattern().role() == Role.EACH
                        && placed.condition().type().isRecord()
                        && !SingletonFacts.contains(placed.condition().type()))
                .toList();
        return IntStream.range(0, needed.size())
                .boxed()
                .flatMap(later -> needed.subList(0, later).stream()
                        .filter(before -> mayBeOne(rule, before, needed.get(later)))
                        .limit(1)
                        .map(before -> twice(rule, needed.get(later))))
                .findFirst();
    }

    private static CheckDiagnostic twice(RuleConditions rule, PlacedCondition later) {
        String type = later.condition().type().getSimpleName();
        return rule.rule()
                .diagnostic(
                        DiagnosticCode.SAME_FACT,
                        later.pattern().span(),
                        "this also matches the same %s as the pattern before: each is a pair with itself"
                                .formatted(type),
                        "tell them apart by what identifies them, as in id != $other; id > $other for each pair once");
    }

    private static boolean mayBeOne(RuleConditions rule, PlacedCondition before, PlacedCondition later) {
        Map<String, String> one = before.condition().fields();
        Map<String, String> other = later.condition().fields();
        return before.condition().type() == later.condition().type()
                && !later.pattern().binds().isEmpty()
                && other.entrySet().stream().allMatch(field -> mayBeSame(one, field, before, later))
                && !toldApart(rule, before.pattern(), later.pattern())
                && !describedOtherwise(rule, before.pattern(), later.pattern());
    }

    /** One field of both is held against constants, in another way: small ones and large ones. */
    private static boolean describedOtherwise(RuleConditions rule, RulePattern before, RulePattern later) {
        return described(before).anyMatch(one -> described(later)
                .anyMatch(other ->
                        field(one).equals(field(other)) && !text(rule, one).equals(text(rule, other))));
    }

    private static Stream<Binary> described(RulePattern pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .filter(part -> part instanceof Binary comparison
                        && comparison.left() instanceof Name name
                        && !name.bound()
                        && bindings(comparison.right()).isEmpty())
                .map(Binary.class::cast);
    }

    private static String field(Binary comparison) {
        return ((Name) comparison.left()).text();
    }

    private static String text(RuleConditions rule, Binary comparison) {
        return rule.rule()
                .source()
                .text()
                .substring(comparison.span().start(), comparison.span().end());
    }

    /** Whether both facts may have this value there: nothing else is known of the field, or each calls it by a name of its own. */
    private static boolean mayBeSame(
            Map<String, String> one, Map.Entry<String, String> field, PlacedCondition before, PlacedCondition later) {
        String earlier = one.get(field.getKey());
        String value = field.getValue();
        if (value.equals(earlier)) {
            return true;
        }
        boolean own = later.pattern().binds().contains(value);
        return earlier == null ? own : own && before.pattern().binds().contains(earlier);
    }

    /** Somewhere a value of the one is compared with one of the other by a difference. */
    private static boolean toldApart(RuleConditions rule, RulePattern before, RulePattern later) {
        return rule.rule().patterns().stream().anyMatch(pattern -> pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .filter(RepeatedFactCheck::isDifference)
                .anyMatch(difference -> touches(difference, pattern, before) && touches(difference, pattern, later)));
    }

    private static boolean isDifference(RuleExpression part) {
        return part instanceof Binary binary && (APART.contains(binary.operator()) || binary.negated())
                || part instanceof Unary not && not.operator().equals("!");
    }

    private static boolean touches(RuleExpression difference, RulePattern at, RulePattern pattern) {
        return at == pattern && unbound(difference)
                || bindings(difference).stream().anyMatch(pattern.binds()::contains);
    }

    private static boolean unbound(RuleExpression side) {
        return side.all().anyMatch(part -> part instanceof Name name && !name.bound());
    }

    private static Set<String> bindings(RuleExpression side) {
        return side.all()
                .flatMap(part -> part instanceof Select select ? select.of().all() : Stream.of(part))
                .filter(part -> part instanceof Name name && name.bound())
                .map(part -> ((Name) part).text())
                .collect(Collectors.toSet());
    }
}
