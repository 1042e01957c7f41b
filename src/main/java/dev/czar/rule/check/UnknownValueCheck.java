package dev.czar.rule.check;

import dev.czar.fact.ChangeScope.ChangedPaths;
import dev.czar.fact.ChangeScope.Glob;
import dev.czar.fact.Fact.ValueWhenUnknown;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.AllowedMembers;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Conditions that hold where nothing is known as well: a small number stands for "not known", or a list is not all there is. */
final class UnknownValueCheck implements RuleCheck {

    private static final Set<String> OF_ALL = Set.of("every", "none");
    private static final String COMPLETE = "complete";

    /** A field that may be unknown, and how it is compared; {@code value} where it is written out. */
    private record Comparison(
            Binary part, String field, boolean time, double unknown, String operator, Optional<Double> value) {

        static Optional<Comparison> of(Class<?> type, RuleExpression written) {
            if (!(written instanceof Binary part) || part.negated()) {
                return Optional.empty();
            }
            return of(type, part, part.left(), part.operator(), part.right())
                    .or(() -> of(type, part, part.right(), ValueRangeCheck.turned(part.operator()), part.left()));
        }

        private static Optional<Comparison> of(
                Class<?> type, Binary part, RuleExpression side, String operator, RuleExpression other) {
            return side instanceof Name field && !field.bound()
                    ? AllowedMembers.reader(type, field.text())
                            .filter(reader -> reader.isAnnotationPresent(ValueWhenUnknown.class))
                            .map(reader -> new Comparison(
                                    part,
                                    field.text(),
                                    reader.getReturnType() == Duration.class,
                                    reader.getAnnotation(ValueWhenUnknown.class).value(),
                                    operator,
                                    LimitLiteral.of(other).map(LimitLiteral::value)))
                    : Optional.empty();
        }

        /** Whether it holds for what is not known; of what is not written out a limit is meant, which is more. */
        boolean holds() {
            return switch (operator) {
                case "<" -> unknown < value.orElse(Double.MAX_VALUE);
                case "<=" -> unknown <= value.orElse(Double.MAX_VALUE);
                default -> false;
            };
        }

        boolean excludes() {
            return switch (operator) {
                case ">" -> unknown <= value.orElse(unknown);
                case ">=" -> unknown < value.orElse(Double.MAX_VALUE);
                case "!=" -> value.filter(number -> number == unknown).isPresent();
                case "==" -> value.filter(number -> number != unknown).isPresent();
                default -> false;
            };
        }

        private String known() {
            return time ? field + " > Duration.ZERO" : field + " > " + Math.round(unknown);
        }
    }

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return reading.patterns().stream().flatMap(pattern -> pattern.type().stream()
                .flatMap(type -> Stream.concat(unknown(reading, pattern, type), partial(reading, pattern, type))));
    }

    private static Stream<CheckDiagnostic> unknown(RuleReading reading, RulePattern pattern, Class<?> type) {
        List<Comparison> comparisons = parts(pattern)
                .flatMap(part -> Comparison.of(type, part).stream())
                .toList();
        return comparisons.stream().anyMatch(Comparison::excludes)
                ? Stream.empty()
                : comparisons.stream()
                        .filter(Comparison::holds)
                        .map(one -> reading.diagnostic(
                                DiagnosticCode.UNKNOWN_COUNTS,
                                one.part().span(),
                                "%s is %s where it is not known, and this is true then as well"
                                        .formatted(one.field(), one.time() ? "zero" : Math.round(one.unknown())),
                                "add " + one.known()));
    }

    private static Stream<CheckDiagnostic> partial(RuleReading reading, RulePattern pattern, Class<?> type) {
        boolean asked = pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().all())
                .anyMatch(part -> part instanceof Name name && name.text().equals(COMPLETE));
        return type != ChangedPaths.class || asked
                ? Stream.empty()
                : parts(pattern)
                        .filter(UnknownValueCheck::isOfAll)
                        .map(part -> reading.diagnostic(
                                DiagnosticCode.UNKNOWN_COUNTS,
                                part.span(),
                                "of a large change only a part of the paths is known, and this looks at no others",
                                "add " + COMPLETE + " == true"));
    }

    private static boolean isOfAll(RuleExpression part) {
        return part instanceof Call call
                && OF_ALL.contains(call.name().text())
                && call.of()
                        .filter(of -> of instanceof Name type && type.text().equals(Glob.class.getSimpleName()))
                        .isPresent();
    }

    private static Stream<RuleExpression> parts(RulePattern pattern) {
        return pattern.constraints().stream()
                .flatMap(constraint -> constraint.expression().conjuncts());
    }
}
