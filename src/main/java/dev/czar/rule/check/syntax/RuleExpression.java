package dev.czar.rule.check.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a constraint or an argument of a conclusion may consist of. */
public sealed interface RuleExpression {

    TextSpan span();

    /** The direct parts. */
    Stream<RuleExpression> parts();

    /** This and everything in it. */
    default Stream<RuleExpression> all() {
        return Stream.concat(Stream.of(this), parts().flatMap(RuleExpression::all));
    }

    /** What must hold together: the sides of {@code &&}, or this alone. */
    default Stream<RuleExpression> conjuncts() {
        return this instanceof Binary binary && binary.operator().equals("&&")
                ? Stream.of(binary.left(), binary.right()).flatMap(RuleExpression::conjuncts)
                : Stream.of(this);
    }

    /** A field, a binding, a type, or {@code this}. */
    record Name(String text, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return Stream.empty();
        }

        public boolean bound() {
            return text.startsWith("$");
        }
    }

    /** A text, a number or a truth value. */
    record Literal(Object value, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return Stream.empty();
        }
    }

    /** {@code of.name}. */
    record Select(RuleExpression of, Name name, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return Stream.of(of);
        }
    }

    /** {@code of.name( arguments )}. */
    record Call(Optional<RuleExpression> of, Name name, List<RuleExpression> arguments, TextSpan span)
            implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return Stream.concat(of.stream(), arguments.stream());
        }
    }

    /** {@code new Type( arguments )}. */
    record Created(Name type, List<RuleExpression> arguments, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return arguments.stream();
        }
    }

    /** {@code !of} or {@code -of}. */
    record Unary(String operator, RuleExpression of, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return Stream.of(of);
        }
    }

    /** Two sides; a word as operator may be negated, as in {@code not contains}. */
    record Binary(RuleExpression left, String operator, boolean negated, RuleExpression right)
            implements RuleExpression {
        @Override
        public TextSpan span() {
            return left.span().to(right.span());
        }

        @Override
        public Stream<RuleExpression> parts() {
            return Stream.of(left, right);
        }
    }

    /** The choices of {@code in ( ... )}. */
    record Choices(List<RuleExpression> choices, TextSpan span) implements RuleExpression {
        @Override
        public Stream<RuleExpression> parts() {
            return choices.stream();
        }
    }
}
