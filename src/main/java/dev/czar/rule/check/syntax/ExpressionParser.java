package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Choices;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the expressions of the profile; what is not in this grammar does not exist in a rule. */
public final class ExpressionParser {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> WORDS = Set.of("contains", "excludes", "memberOf", "matches", "in");

    private final TokenReader tokens;
    private final boolean creating;

    /** {@code creating} allows {@code new}, as a conclusion does. */
    public ExpressionParser(TokenReader tokens, boolean creating) {
        this.tokens = tokens;
        this.creating = creating;
    }

    RuleExpression either() throws InvalidExpression {
        RuleExpression left = both();
        while (tokens.at("||")) {
            tokens.next();
            left = new Binary(left, "||", false, tokens.atOperator() ? half(left) : both());
        }
        return left;
    }

    private RuleExpression both() throws InvalidExpression {
        RuleExpression left = comparison();
        while (tokens.at("&&")) {
            tokens.next();
            left = new Binary(left, "&&", false, tokens.atOperator() ? half(left) : comparison());
        }
        return left;
    }

    /** {@code age > $a && < $b} compares the left side of the comparison before once more. */
    private RuleExpression half(RuleExpression before) throws InvalidExpression {
        RuleExpression left = before;
        while (left instanceof Binary binary
                && (binary.operator().equals("&&") || binary.operator().equals("||"))) {
            left = binary.right();
        }
        String operator = tokens.next().text();
        RuleExpression compared = left instanceof Binary binary ? binary.left() : left;
        return new Binary(compared, operator, false, sum());
    }

    private RuleExpression comparison() throws InvalidExpression {
        RuleExpression left = sum();
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

    private RuleExpression choices() throws InvalidExpression {
        TextSpan start = tokens.expect("(").span();
        List<RuleExpression> choices = list();
        return new Choices(choices, start.to(tokens.last()));
    }

    private RuleExpression sum() throws InvalidExpression {
        RuleExpression left = product();
        while (tokens.at("+") || tokens.at("-")) {
            String operator = tokens.next().text();
            left = new Binary(left, operator, false, product());
        }
        return left;
    }

    private RuleExpression product() throws InvalidExpression {
        RuleExpression left = unary();
        while (tokens.at("*")) {
            tokens.next();
            left = new Binary(left, "*", false, unary());
        }
        return left;
    }

    private RuleExpression unary() throws InvalidExpression {
        if (tokens.at("!") || tokens.at("-")) {
            RuleToken operator = tokens.next();
            RuleExpression of = unary();
            return new Unary(operator.text(), of, operator.span().to(of.span()));
        }
        return chain();
    }

    private RuleExpression chain() throws InvalidExpression {
        RuleExpression of = primary();
        while (tokens.at(".")) {
            tokens.next();
            Name name = tokens.name();
            of = tokens.at("(")
                    ? call(Optional.of(of), name)
                    : new Select(of, name, of.span().to(name.span()));
        }
        return of;
    }

    private RuleExpression primary() throws InvalidExpression {
        if (tokens.at("(")) {
            tokens.next();
            RuleExpression inside = either();
            tokens.expect(")");
            return inside;
        }
        if (creating && tokens.at("new")) {
            return created();
        }
        Optional<RuleExpression> literal = tokens.literal();
        if (literal.isPresent()) {
            return literal.get();
        }
        Name name = tokens.name();
        return tokens.at("(") ? call(Optional.empty(), name) : name;
    }

    public Created created() throws InvalidExpression {
        TextSpan start = tokens.expect("new").span();
        Name type = tokens.name();
        tokens.expect("(");
        List<RuleExpression> arguments = list();
        return new Created(type, arguments, start.to(tokens.last()));
    }

    private RuleExpression call(Optional<RuleExpression> of, Name name) throws InvalidExpression {
        tokens.next();
        TextSpan start = of.map(RuleExpression::span).orElse(name.span());
        List<RuleExpression> arguments = list();
        return new Call(of, name, arguments, start.to(tokens.last()));
    }

    /** What stands between parentheses, of which the first is read. */
    private List<RuleExpression> list() throws InvalidExpression {
        List<RuleExpression> list = new ArrayList<>();
        while (!tokens.at(")")) {
            if (!list.isEmpty()) {
                tokens.expect(",");
            }
            list.add(either());
        }
        tokens.next();
        return list;
    }

    /** A text that is not an expression of the profile, and where it stops being one. */
    public static final class InvalidExpression extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Finding finding;
        private final transient TextSpan span;

        public InvalidExpression(Finding finding, TextSpan span) {
            super(finding.message());
            this.finding = finding;
            this.span = span;
        }

        Finding finding() {
            return finding;
        }

        TextSpan span() {
            return span;
        }
    }
}
