package dev.czar.rule.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a constraint or an argument of a conclusion may consist of. */
sealed interface Expression {

    Span span();

    /** The direct parts. */
    Stream<Expression> parts();

    /** This and everything in it. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().flatMap(Expression::all));
    }

    /** A field, a binding, a type, or {@code this}. */
    record Name(String text, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return Stream.empty();
        }

        boolean bound() {
            return text.startsWith("$");
        }
    }

    /** A text, a number or a truth value. */
    record Literal(Object value, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return Stream.empty();
        }
    }

    /** {@code of.name}. */
    record Select(Expression of, Name name, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return Stream.of(of);
        }
    }

    /** {@code of.name( arguments )}. */
    record Call(Optional<Expression> of, Name name, List<Expression> arguments, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return Stream.concat(of.stream(), arguments.stream());
        }
    }

    /** {@code new Type( arguments )}. */
    record Created(Name type, List<Expression> arguments, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return arguments.stream();
        }
    }

    /** {@code !of} or {@code -of}. */
    record Unary(String operator, Expression of, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return Stream.of(of);
        }
    }

    /** Two sides; a word as operator may be negated, as in {@code not contains}. */
    record Binary(Expression left, String operator, boolean negated, Expression right) implements Expression {
        @Override
        public Span span() {
            return left.span().to(right.span());
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(left, right);
        }
    }

    /** The choices of {@code in ( ... )}. */
    record Choices(List<Expression> choices, Span span) implements Expression {
        @Override
        public Stream<Expression> parts() {
            return choices.stream();
        }
    }
}
