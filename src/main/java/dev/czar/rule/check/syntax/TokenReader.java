package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A row of tokens that is read from left to right. */
public final class TokenReader {

    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Pattern ESCAPES = Pattern.compile("(?:[^\\\\]|\\\\[\"\\\\nt])*+");

    private final List<RuleToken> tokens;
    private int position;

    TokenReader(List<RuleToken> tokens) {
        this.tokens = tokens;
    }

    public boolean at(String text) {
        return peek().is(text);
    }

    boolean at(Set<String> texts) {
        return peek().kind() != RuleToken.Kind.TEXT && texts.contains(peek().text());
    }

    boolean atOperator() {
        return at(OPERATORS);
    }

    public boolean atEnd() {
        return peek().kind() == RuleToken.Kind.END;
    }

    public RuleToken peek() {
        return tokens.get(position);
    }

    RuleToken second() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    public RuleToken next() {
        RuleToken token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /** Where the token stands that was read last. */
    TextSpan last() {
        return tokens.get(Math.max(0, position - 1)).span();
    }

    /** From here to the end. */
    public TextSpan rest() {
        return peek().span().to(tokens.get(Math.max(0, tokens.size() - 2)).span());
    }

    public RuleToken expect(String text) throws InvalidExpression {
        if (!at(text)) {
            throw unexpected();
        }
        return next();
    }

    Name name() throws InvalidExpression {
        if (peek().kind() != RuleToken.Kind.NAME || ForbiddenSyntax.forbidden(peek())) {
            throw unexpected();
        }
        RuleToken token = next();
        return new Name(token.text(), token.span());
    }

    Optional<RuleExpression> literal() throws InvalidExpression {
        RuleToken token = peek();
        Optional<Object> value =
                switch (token.kind()) {
                    case TEXT -> Optional.of(text(token));
                    case NUMBER -> Optional.of(number(token));
                    case NAME ->
                        token.is("true") || token.is("false")
                                ? Optional.of(Boolean.valueOf(token.text()))
                                : Optional.empty();
                    default -> Optional.empty();
                };
        value.ifPresent(read -> next());
        return value.map(read -> new Literal(read, token.span()));
    }

    InvalidExpression unexpected() {
        return new InvalidExpression(ForbiddenSyntax.refused(peek()), peek().span());
    }

    private static String text(RuleToken token) throws InvalidExpression {
        String inside = token.text().substring(1, token.text().length() - 1);
        if (token.text().startsWith("'")) {
            throw new InvalidExpression(
                    new Finding(DiagnosticCode.SYNTAX, "a text in single quotes", "write \"" + inside + "\""),
                    token.span());
        }
        if (!ESCAPES.matcher(inside).matches()) {
            throw new InvalidExpression(
                    new Finding(
                            DiagnosticCode.LIMIT,
                            "a text with an escape other than \\\" \\\\ \\n \\t",
                            "write the character"),
                    token.span());
        }
        return inside.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private static Object number(RuleToken token) throws InvalidExpression {
        String digits = token.text();
        try {
            if (digits.matches("\\d+[lL]")) {
                return Long.valueOf(digits.substring(0, digits.length() - 1));
            }
            return digits.matches("\\d+\\.\\d+") ? (Object) Double.valueOf(digits) : (Object) Integer.valueOf(digits);
        } catch (NumberFormatException failure) {
            throw new InvalidExpression(
                    new Finding(DiagnosticCode.SYNTAX, "\"" + digits + "\" is not a number", numberHint(digits)),
                    token.span());
        }
    }

    private static String numberHint(String digits) {
        String amount = digits.replaceAll("\\D.*", "");
        String suffix = digits.substring(amount.length());
        return DurationUnit.ofSuffix(suffix.equals("min") ? "m" : suffix)
                .map(unit -> "write " + unit.written(amount))
                .orElse("write it like 3, 3L or 0.5");
    }
}
