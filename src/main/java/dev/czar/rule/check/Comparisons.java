package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Choices;
import dev.czar.rule.check.Expression.Literal;
import dev.czar.rule.check.Expression.Unary;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Holds both sides of an operator against each other. */
final class Comparisons {

    private static final Optional<Kind> TRUTH = Optional.of(Kind.of(Boolean.class));

    private final Findings findings;
    private final Typing typing;

    Comparisons(Findings findings, Typing typing) {
        this.findings = findings;
        this.typing = typing;
    }

    Optional<Kind> unary(Unary unary) {
        Optional<Kind> of = typing.of(unary.of());
        boolean negation = unary.operator().equals("!");
        of.filter(kind -> negation ? !kind.truth() : !kind.number())
                .ifPresent(kind -> mismatch(
                        unary.span(),
                        "\"" + unary.operator() + "\" before " + kind.name(),
                        negation ? "compare it with ==" : ""));
        return negation ? TRUTH : of;
    }

    Optional<Kind> binary(Binary binary) {
        Optional<Kind> left = typing.of(binary.left());
        Optional<Kind> right = binary.right() instanceof Choices ? Optional.empty() : typing.of(binary.right());
        return switch (binary.operator()) {
            case "+", "-", "*" -> calculated(binary, left, right);
            case "&&", "||" -> {
                condition(binary.left(), left);
                condition(binary.right(), right);
                yield TRUTH;
            }
            case "in" -> {
                ((Choices) binary.right())
                        .choices()
                        .forEach(choice -> equal(binary.left(), left, choice, typing.of(choice)));
                yield TRUTH;
            }
            case "==", "!=" -> {
                equal(binary.left(), left, binary.right(), right);
                yield TRUTH;
            }
            default -> {
                left.ifPresent(one -> compared(binary, one, right));
                yield TRUTH;
            }
        };
    }

    /** A constraint, or a side of {@code &&}, is true or false. */
    void condition(Expression expression, Optional<Kind> kind) {
        kind.filter(known -> !known.truth())
                .ifPresent(known ->
                        mismatch(expression.span(), known.name() + " is neither true nor false", "compare it"));
    }

    private void compared(Binary binary, Kind left, Optional<Kind> right) {
        switch (binary.operator()) {
            case "contains", "excludes" -> contains(binary, left, right);
            case "memberOf" -> right.ifPresent(list -> contains(binary, list, Optional.of(left)));
            case "matches" -> matches(binary, left);
            default -> right.ifPresent(other -> ordered(binary, left, other));
        }
    }

    private void equal(Expression one, Optional<Kind> left, Expression other, Optional<Kind> right) {
        if (left.isEmpty() || right.isEmpty() || left.get().like(right.get())) {
            return;
        }
        boolean turned = right.get().enumeration();
        Kind kind = turned ? right.get() : left.get();
        Expression literal = turned ? one : other;
        mismatch(
                other.span(),
                left.get().name() + " is never equal to " + right.get().name(),
                kind.enumeration() && literal instanceof Literal text ? constant(kind, text) : "");
    }

    private static String constant(Kind kind, Literal literal) {
        List<String> names = Arrays.stream(kind.type().getEnumConstants())
                .map(Object::toString)
                .toList();
        String type = kind.type().getSimpleName();
        return Vocabulary.closest(literal.value().toString(), names)
                .map(name -> "write " + type + "." + name)
                .orElse("it has " + String.join(", ", names));
    }

    private void ordered(Binary binary, Kind left, Kind right) {
        if (!left.ordered() || !right.ordered() || !left.like(right)) {
            mismatch(
                    binary.span(),
                    left.name() + " cannot be ordered with " + right.name(),
                    left.type() == Duration.class && right.number() || left.number() && right.type() == Duration.class
                            ? "write Duration.ofMinutes( ... )"
                            : "");
        } else if (left.text()
                && !(left.field().equals(right.field()) && !left.field().isEmpty())) {
            findings.add(
                    Code.TEXT_ORDER,
                    binary.span(),
                    "texts are ordered letter by letter: \"10\" comes before \"9\"",
                    "order numbers or durations, or one field of two facts");
        }
    }

    private void contains(Binary binary, Kind left, Optional<Kind> right) {
        if (!left.collection() && !left.text()) {
            mismatch(binary.span(), left.name() + " contains nothing", "compare it with ==");
        } else if (right.isPresent()) {
            Kind held = left.element().map(Kind::of).orElse(left);
            if (!held.like(right.get()) && (left.text() || left.element().isPresent())) {
                mismatch(
                        binary.span(),
                        left.name() + " never contains " + right.get().name(),
                        "");
            }
        }
    }

    private void matches(Binary binary, Kind left) {
        if (!left.text()) {
            mismatch(binary.span(), left.name() + " is not a text that could match", "");
        }
        Regex.problem(binary.right())
                .ifPresent(problem -> findings.add(Code.REGEX, binary.right().span(), problem, Regex.HINT));
    }

    private Optional<Kind> calculated(Binary binary, Optional<Kind> left, Optional<Kind> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean joined = binary.operator().equals("+")
                && (left.get().text() || right.get().text());
        if (joined) {
            return Optional.of(Kind.of(String.class));
        }
        if (!left.get().number() || !right.get().number()) {
            mismatch(
                    binary.span(),
                    "\"" + binary.operator() + "\" between " + left.get().name() + " and a "
                            + right.get().name(),
                    left.get().type() == Duration.class ? "write $one.plus( $other ), or minus, multipliedBy" : "");
            return Optional.empty();
        }
        return Optional.of(left.get().fits(right.get().type()) ? right.get() : wider(left.get(), right.get()));
    }

    private static Kind wider(Kind left, Kind right) {
        List<Class<?>> narrowFirst = List.of(Integer.class, Long.class, Double.class);
        return narrowFirst.indexOf(left.type()) >= narrowFirst.indexOf(right.type()) ? left : right;
    }

    private void mismatch(Span at, String message, String hint) {
        findings.add(Code.TYPE_MISMATCH, at, message, hint);
    }
}
