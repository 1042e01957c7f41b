package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Call;
import dev.czar.rule.check.Expression.Choices;
import dev.czar.rule.check.Expression.Created;
import dev.czar.rule.check.Expression.Name;
import dev.czar.rule.check.Expression.Select;
import dev.czar.rule.check.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the expressions of the profile; what is not in this grammar does not exist in a rule. */
final class ExpressionParser {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf", "matches", "in");

    private final Tokens tokens;
    private final boolean creating;

    /** {@code creating} allows {@code new}, as a conclusion does. */
    ExpressionParser(Tokens tokens, boolean creating) {
        this.tokens = tokens;
        this.creating = creating;
    }

    Expression either() throws Refused {
        Expression left = both();
        while (tokens.at("||")) {
            tokens.next();
            left = new Binary(left, "||", false, tokens.atOperator() ? half(left) : both());
        }
        return left;
    }

    private Expression both() throws Refused {
        Expression left = comparison();
        while (tokens.at("&&")) {
            tokens.next();
            left = new Binary(left, "&&", false, tokens.atOperator() ? half(left) : comparison());
        }
        return left;
    }

    /** {@code age > $a && < $b} compares the left side of the comparison before once more. */
    private Expression half(Expression before) throws Refused {
        Expression left = before;
        while (left instanceof Binary binary
                && (binary.operator().equals("&&") || binary.operator().equals("||"))) {
            left = binary.right();
        }
        String operator = tokens.next().text();
        Expression compared = left instanceof Binary binary ? binary.left() : left;
        return new Binary(compared, operator, false, sum());
    }

    private Expression comparison() throws Refused {
        Expression left = sum();
        if (tokens.at(EQUALITY) || tokens.at(ORDER)) {
            String operator = tokens.next().text();
            return new Binary(left, operator, false, sum());
        }
        boolean negated = tokens.at("not") && WORDS.contains(tokens.second().text());
        if (negated) {
            tokens.next();
        }
        if (!tokens.at(WORDS)) {
            return left;
        }
        String operator = tokens.next().text();
        return new Binary(left, operator, negated, operator.equals("in") ? choices() : sum());
    }

    private Expression choices() throws Refused {
        Span start = tokens.expect("(").span();
        List<Expression> choices = list();
        return new Choices(choices, start.to(tokens.last()));
    }

    private Expression sum() throws Refused {
        Expression left = product();
        while (tokens.at("+") || tokens.at("-")) {
            String operator = tokens.next().text();
            left = new Binary(left, operator, false, product());
        }
        return left;
    }

    private Expression product() throws Refused {
        Expression left = unary();
        while (tokens.at("*")) {
            tokens.next();
            left = new Binary(left, "*", false, unary());
        }
        return left;
    }

    private Expression unary() throws Refused {
        if (tokens.at("!") || tokens.at("-")) {
            Token operator = tokens.next();
            Expression of = unary();
            return new Unary(operator.text(), of, operator.span().to(of.span()));
        }
        return chain();
    }

    private Expression chain() throws Refused {
        Expression of = primary();
        while (tokens.at(".")) {
            tokens.next();
            Name name = tokens.name();
            of = tokens.at("(")
                    ? call(Optional.of(of), name)
                    : new Select(of, name, of.span().to(name.span()));
        }
        return of;
    }

    private Expression primary() throws Refused {
        if (tokens.at("(")) {
            tokens.next();
            Expression inside = either();
            tokens.expect(")");
            return inside;
        }
        if (creating && tokens.at("new")) {
            return created();
        }
        Optional<Expression> literal = tokens.literal();
        if (literal.isPresent()) {
            return literal.get();
        }
        Name name = tokens.name();
        return tokens.at("(") ? call(Optional.empty(), name) : name;
    }

    Created created() throws Refused {
        Span start = tokens.expect("new").span();
        Name type = tokens.name();
        tokens.expect("(");
        List<Expression> arguments = list();
        return new Created(type, arguments, start.to(tokens.last()));
    }

    private Expression call(Optional<Expression> of, Name name) throws Refused {
        tokens.next();
        Span start = of.map(Expression::span).orElse(name.span());
        List<Expression> arguments = list();
        return new Call(of, name, arguments, start.to(tokens.last()));
    }

    /** What stands between parentheses, of which the first is read. */
    private List<Expression> list() throws Refused {
        List<Expression> list = new ArrayList<>();
        while (!tokens.at(")")) {
            if (!list.isEmpty()) {
                tokens.expect(",");
            }
            list.add(either());
        }
        tokens.next();
        return list;
    }
}
