package dev.czar.rule.check;

import dev.czar.fact.Fact.MeasuredValue;
import dev.czar.fact.Fact.SignedValue;
import dev.czar.fact.Limit;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.AllowedMembers;
import dev.czar.rule.check.reading.ConclusionFields;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.LimitLiteral;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Comparisons of a field with a value that it never has, or that is written in another unit than the field. */
final class ValueRangeCheck implements RuleCheck {

    private static final double SECOND = 1;

    /** A field with its type and how it is measured. */
    private record ComparedField(String name, Class<?> type, boolean signed, Optional<MeasuredValue> measured) {

        static Optional<ComparedField> of(Class<?> fact, String name) {
            return AllowedMembers.reader(fact, name)
                    .map(reader -> new ComparedField(
                            name,
                            reader.getReturnType(),
                            reader.isAnnotationPresent(SignedValue.class),
                            Optional.ofNullable(reader.getAnnotation(MeasuredValue.class))));
        }

        boolean whole() {
            return type == int.class || type == long.class;
        }

        double least() {
            return measured.map(MeasuredValue::least).orElse(signed ? Long.MIN_VALUE : 0);
        }

        double most() {
            return measured.map(MeasuredValue::most).orElse(Long.MAX_VALUE);
        }

        double step() {
            return type == Duration.class
                    ? SECOND
                    : measured.map(MeasuredValue::step).orElse(0L);
        }
    }

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.concat(compared(reading), concluded(reading));
    }

    /** Values that the fields of a conclusion never have. */
    private static Stream<CheckDiagnostic> concluded(RuleReading reading) {
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        return reading.concluded().filter(type -> !Limit.class.isAssignableFrom(type)).stream()
                .flatMap(type -> {
                    List<String> fields = ConclusionFields.of(type, given.size());
                    return IntStream.range(0, fields.size())
                            .boxed()
                            .flatMap(at -> ComparedField.of(type, fields.get(at)).stream()
                                    .flatMap(field -> concluded(reading, field, given.get(at)).stream()));
                });
    }

    private static Optional<CheckDiagnostic> concluded(
            RuleReading reading, ComparedField field, RuleExpression written) {
        return LimitLiteral.of(written)
                .filter(value -> value.time() == (field.type() == Duration.class))
                .filter(value -> value.value() < field.least() || value.value() > field.most())
                .map(value -> reading.diagnostic(
                        DiagnosticCode.VALUE_RANGE, written.span(), bounds(field), "write another value"));
    }

    private static Stream<CheckDiagnostic> compared(RuleReading reading) {
        return reading.patterns().stream()
                .flatMap(pattern -> pattern.type().filter(type -> !Limit.class.isAssignableFrom(type)).stream()
                        .flatMap(type -> pattern.constraints().stream()
                                .flatMap(constraint -> constraint.expression().all())
                                .filter(Binary.class::isInstance)
                                .flatMap(part -> check(reading, type, (Binary) part).stream())));
    }

    private static Optional<CheckDiagnostic> check(RuleReading reading, Class<?> type, Binary part) {
        return check(reading, type, part, part.left(), part.operator(), part.right())
                .or(() -> check(reading, type, part, part.right(), turned(part.operator()), part.left()));
    }

    private static Optional<CheckDiagnostic> check(
            RuleReading reading,
            Class<?> type,
            Binary part,
            RuleExpression side,
            String operator,
            RuleExpression written) {
        if (side instanceof Name name) {
            return check(reading, type, part, name, operator, written);
        }
        return LinearTerm.of(side).flatMap(term -> LimitLiteral.of(written)
                .filter(value -> !value.time())
                .map(value -> term.solved(value.value()))
                .flatMap(value -> ComparedField.of(type, term.field())
                        .filter(ComparedField::whole)
                        .flatMap(field -> answer(operator, value, field)
                                .flatMap(answer -> found(reading, part, answer, field)))));
    }

    /** A field and a number: what it is compared with instead when the number is brought to the other side. */
    private record LinearTerm(String field, String operator, double number) {

        static Optional<LinearTerm> of(RuleExpression side) {
            if (!(side instanceof Binary term)) {
                return Optional.empty();
            }
            return of(term.left(), term.operator(), term.right())
                    .or(() -> term.operator().equals("-")
                            ? Optional.empty()
                            : of(term.right(), term.operator(), term.left()));
        }

        private static Optional<LinearTerm> of(RuleExpression field, String operator, RuleExpression number) {
            return LimitLiteral.of(number)
                    .filter(value -> field instanceof Name && !value.time())
                    .filter(value ->
                            operator.equals("+") || operator.equals("-") || (operator.equals("*") && value.value() > 0))
                    .map(value -> new LinearTerm(((Name) field).text(), operator, value.value()));
        }

        double solved(double value) {
            return switch (operator) {
                case "+" -> value - number;
                case "-" -> value + number;
                default -> value / number;
            };
        }
    }

    /** The operator that says the same with its sides exchanged. */
    static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private static Optional<CheckDiagnostic> check(
            RuleReading reading, Class<?> type, Binary part, Name name, String operator, RuleExpression written) {
        return ComparedField.of(type, name.text()).flatMap(field -> LimitLiteral.of(written)
                .filter(value -> value.time() == (field.type() == Duration.class))
                .flatMap(value -> check(reading, part, operator, field, value.value())));
    }

    private static Optional<CheckDiagnostic> check(
            RuleReading reading, Binary part, String operator, ComparedField field, double value) {
        if (field.whole() && value != Math.rint(value)) {
            return found(reading, part, field.name() + " is a whole number", hundredths(field, value));
        }
        if (value > 0 && value < field.step()) {
            return found(reading, part, tooSmall(field), larger(field, value));
        }
        return answer(operator, value, field).flatMap(answer -> found(reading, part, answer, field));
    }

    private static Optional<CheckDiagnostic> found(
            RuleReading reading, Binary part, boolean answer, ComparedField field) {
        return found(
                reading,
                part,
                bounds(field) + ": this is " + (answer ? "always" : "never") + " true",
                answer ? "leave it out, or write another value" : "write another value");
    }

    private static Optional<CheckDiagnostic> found(RuleReading reading, Binary part, String message, String hint) {
        return Optional.of(reading.diagnostic(DiagnosticCode.VALUE_RANGE, part.span(), message, hint));
    }

    private static String hundredths(ComparedField field, double value) {
        return field.most() == 100 && value > 0 && value < 1
                ? "write " + Math.round(value * 100) + " for " + Math.round(value * 100) + " percent"
                : "write a whole number";
    }

    private static String tooSmall(ComparedField field) {
        return field.type() == Duration.class
                ? "less than a second is shorter than Czar looks"
                : field.name() + " counts millionths: this is less than a cent";
    }

    private static String larger(ComparedField field, double value) {
        return field.measured()
                .filter(measured -> measured.whole() > 1)
                .map(measured -> "%.0f %ss are %.0f".formatted(value, measured.called(), value * measured.whole()))
                .orElse("write Duration.ofMinutes( ... ) or Duration.ofSeconds( ... )");
    }

    private static String bounds(ComparedField field) {
        if (field.type() == Duration.class) {
            return field.most() == Long.MAX_VALUE
                    ? field.name() + " is never negative"
                    : field.name() + " is less than a day";
        }
        return field.most() == Long.MAX_VALUE
                ? "%s is at least %.0f".formatted(field.name(), field.least())
                : "%s is from %.0f to %.0f".formatted(field.name(), field.least(), field.most());
    }

    /** What the comparison comes to whatever the field holds. */
    private static Optional<Boolean> answer(String operator, double value, ComparedField field) {
        boolean below = value < field.least();
        boolean above = value > field.most();
        boolean lowest = value <= field.least();
        boolean highest = value >= field.most();
        return switch (operator) {
            case ">" -> below ? Optional.of(true) : highest ? Optional.of(false) : Optional.empty();
            case ">=" -> lowest ? Optional.of(true) : above ? Optional.of(false) : Optional.empty();
            case "<" -> above ? Optional.of(true) : lowest ? Optional.of(false) : Optional.empty();
            case "<=" -> highest ? Optional.of(true) : below ? Optional.of(false) : Optional.empty();
            case "==" -> below || above ? Optional.of(false) : Optional.empty();
            case "!=" -> below || above ? Optional.of(true) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
