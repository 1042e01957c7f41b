package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Literal;
import dev.czar.rule.check.Expression.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A row of tokens that is read from left to right. */
final class Tokens {

    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Pattern ESCAPES = Pattern.compile("(?:[^\\\\]|\\\\[\"\\\\nt])*+");

    private final List<Token> tokens;
    private int position;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean at(String text) {
        return peek().is(text);
    }

    boolean at(Set<String> texts) {
        return peek().kind() != Token.Kind.TEXT && texts.contains(peek().text());
    }

    boolean atOperator() {
        return at(OPERATORS);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token second() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /** Where the token stands that was read last. */
    Span last() {
        return tokens.get(Math.max(0, position - 1)).span();
    }

    /** From here to the end. */
    Span rest() {
        return peek().span().to(tokens.get(Math.max(0, tokens.size() - 2)).span());
    }

    Token expect(String text) throws Refused {
        if (!at(text)) {
            throw refused();
        }
        return next();
    }

    Name name() throws Refused {
        if (peek().kind() != Token.Kind.NAME || Words.forbidden(peek())) {
            throw refused();
        }
        Token token = next();
        return new Name(token.text(), token.span());
    }

    Optional<Expression> literal() throws Refused {
        Token token = peek();
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

    Refused refused() {
        return new Refused(Words.refused(peek()), peek().span());
    }

    private static String text(Token token) throws Refused {
        String inside = token.text().substring(1, token.text().length() - 1);
        if (token.text().startsWith("'")) {
            throw new Refused(
                    new Finding(Code.SYNTAX, "a text in single quotes", "write \"" + inside + "\""), token.span());
        }
        if (!ESCAPES.matcher(inside).matches()) {
            throw new Refused(
                    new Finding(
                            Code.LIMIT, "a text with an escape other than \\\" \\\\ \\n \\t", "write the character"),
                    token.span());
        }
        return inside.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private static Object number(Token token) throws Refused {
        String digits = token.text();
        try {
            if (digits.matches("\\d+[lL]")) {
                return Long.valueOf(digits.substring(0, digits.length() - 1));
            }
            return digits.matches("\\d+\\.\\d+") ? (Object) Double.valueOf(digits) : (Object) Integer.valueOf(digits);
        } catch (NumberFormatException failure) {
            throw new Refused(
                    new Finding(Code.SYNTAX, "\"" + digits + "\" is not a number", "write it like 3, 3L or 0.5"),
                    token.span());
        }
    }
}
