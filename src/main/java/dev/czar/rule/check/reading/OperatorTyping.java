package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import dev.czar.rule.check.syntax.TextSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Holds both sides of an operator against each other. */
final class OperatorTyping {

    private static final Optional<ValueType> TRUTH = Optional.of(ValueType.of(Boolean.class));

    private final FindingCollector findings;
    private final ExpressionTyping typing;

    OperatorTyping(FindingCollector findings, ExpressionTyping typing) {
        this.findings = findings;
        this.typing = typing;
    }

    Optional<ValueType> unary(Unary unary) {
        Optional<ValueType> of = typing.of(unary.of());
        boolean negation = unary.operator().equals("!");
        of.filter(kind -> negation ? !kind.truth() : !kind.number())
                .ifPresent(kind -> mismatch(
                        unary.span(),
                        "\"" + unary.operator() + "\" before " + kind.name(),
                        negation ? "compare it with ==" : ""));
        return negation ? TRUTH : of;
    }

    Optional<ValueType> binary(Binary binary) {
        Optional<ValueType> left = typing.of(binary.left());
        Optional<ValueType> right = binary.right() instanceof Choices ? Optional.empty() : typing.of(binary.right());
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
    void condition(RuleExpression expression, Optional<ValueType> kind) {
        kind.filter(known -> !known.truth())
                .ifPresent(known ->
                        mismatch(expression.span(), known.name() + " is neither true nor false", "compare it"));
    }

    private void compared(Binary binary, ValueType left, Optional<ValueType> right) {
        switch (binary.operator()) {
            case "contains", "excludes" -> contains(binary, left, right);
            case "memberOf" -> right.ifPresent(list -> contains(binary, list, Optional.of(left)));
            case "matches" -> matches(binary, left);
            default -> right.ifPresent(other -> ordered(binary, left, other));
        }
    }

    private void equal(RuleExpression one, Optional<ValueType> left, RuleExpression other, Optional<ValueType> right) {
        if (left.isEmpty() || right.isEmpty() || left.get().canEqual(right.get())) {
            return;
        }
        boolean turned = right.get().enumeration() && !left.get().enumeration();
        ValueType kind = turned ? right.get() : left.get();
        RuleExpression literal = turned ? one : other;
        mismatch(
                other.span(),
                left.get().name() + " is never equal to " + right.get().name(),
                kind.enumeration() ? constant(kind, literal) : unequal(left.get(), other));
    }

    /** The way out when a list is compared with one of its texts, or a number with a text. */
    private static String unequal(ValueType left, RuleExpression other) {
        boolean list = Collection.class.isAssignableFrom(left.type());
        if (left.truth()) {
            return "write true or false, without quotes";
        }
        String written = other instanceof Literal literal ? literal.value().toString() : "";
        return list
                ? "write contains, or not contains"
                : left.number() && written.matches("\\d+") ? "write " + written + " without quotes" : "";
    }

    private static String constant(ValueType kind, RuleExpression written) {
        List<String> names = Arrays.stream(kind.type().getEnumConstants())
                .map(Object::toString)
                .toList();
        String type = kind.type().getSimpleName();
        return Optional.of(written)
                .filter(Literal.class::isInstance)
                .flatMap(text -> RuleVocabulary.closest(((Literal) text).value().toString(), names))
                .map(name -> "write " + type + "." + name)
                .orElse("it is one of " + type + "." + String.join(", ", names));
    }

    private void ordered(Binary binary, ValueType left, ValueType right) {
        if (!left.ordered() || !right.ordered() || !left.canEqual(right)) {
            mismatch(
                    binary.span(),
                    left.name() + " cannot be ordered with " + right.name(),
                    left.type() == Duration.class && !right.ordered()
                                    || left.type() == Duration.class && (right.number() || right.text())
                                    || left.number() && right.type() == Duration.class
                            ? "write Duration.ofMinutes( ... )"
                            : "");
        } else if (left.text()
                && !(left.field().equals(right.field()) && !left.field().isEmpty())) {
            findings.add(
                    DiagnosticCode.TEXT_ORDER,
                    binary.span(),
                    "texts are ordered letter by letter: \"10\" comes before \"9\"",
                    "order numbers or durations, or one field of two facts");
        }
    }

    private void contains(Binary binary, ValueType left, Optional<ValueType> right) {
        if (!left.collection() && !left.text()) {
            mismatch(binary.span(), left.name() + " contains nothing", "compare it with ==");
        } else if (right.isPresent()) {
            ValueType held = left.element().map(ValueType::of).orElse(left);
            if (!held.canEqual(right.get()) && (left.text() || left.element().isPresent())) {
                mismatch(
                        binary.span(),
                        left.name() + " never contains " + right.get().name(),
                        "");
            }
        }
    }

    private void matches(Binary binary, ValueType left) {
        if (!left.text()) {
            mismatch(binary.span(), left.name() + " is not a text that could match", "");
        }
        RegexSafety.problem(binary.right())
                .ifPresent(problem ->
                        findings.add(DiagnosticCode.REGEX, binary.right().span(), problem, RegexSafety.HINT));
        if (binary.right() instanceof Literal glob
                && RegexSafety.GLOB.matcher(glob.value().toString()).matches()) {
            findings.add(
                    DiagnosticCode.GLOB,
                    glob.span(),
                    "this is read as a regular expression, where * repeats the character before it",
                    "write .* for anything, or Glob.matches( field, \"" + glob.value() + "\")");
        }
    }

    private Optional<ValueType> calculated(Binary binary, Optional<ValueType> left, Optional<ValueType> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        boolean joined = binary.operator().equals("+")
                && (left.get().text() || right.get().text());
        if (joined) {
            return Optional.of(ValueType.of(String.class));
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

    private static ValueType wider(ValueType left, ValueType right) {
        List<Class<?>> narrowFirst = List.of(Integer.class, Long.class, Double.class);
        return narrowFirst.indexOf(left.type()) >= narrowFirst.indexOf(right.type()) ? left : right;
    }

    private void mismatch(TextSpan at, String message, String hint) {
        findings.add(DiagnosticCode.TYPE_MISMATCH, at, message, hint);
    }

    /** Which regular expressions are safe: valid ones that repeat no group and few parts. */
    static final class RegexSafety {

        /** A star after a plain character, and nothing that only a regular expression has. */
        static final Pattern GLOB = Pattern.compile("[^.\\\\\\[(|+^$]*[\\w/-]\\*.*");

        static final String HINT =
                "write one literal expression; repeat single characters or classes only; a glob: Glob.matches( field, \"docs/**\" )";

        private static final int LONGEST = 200;
        private static final int REPEATED = 3;
        private static final Pattern ESCAPED = Pattern.compile("\\\\[^1-9k]");
        private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?[^\\]]*\\]");
        private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+?{]");
        private static final Pattern REPEAT = Pattern.compile("[*+]|\\{\\d+,?\\d*\\}");

        private RegexSafety() {}

        /** Why an expression must not be searched with. */
        static Optional<String> problem(RuleExpression expression) {
            if (!(expression instanceof Literal literal) || !(literal.value() instanceof String text)) {
                return Optional.of("only a literal text may be searched with");
            }
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException invalid) {
                return Optional.of("not a regular expression: " + invalid.getDescription());
            }
            String plain = CLASS.matcher(ESCAPED.matcher(text).replaceAll("x")).replaceAll("x");
            boolean slow = text.length() > LONGEST
                    || plain.contains("\\")
                    || REPEATED_GROUP.matcher(plain).find()
                    || REPEAT.matcher(plain).results().count() > REPEATED;
            return slow ? Optional.of("this expression may search for ever") : Optional.empty();
        }
    }
}
