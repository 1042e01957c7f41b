package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens; comments are left out, and what is no token stays a sign of one character. */
final class Lexer {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<space>\\s++|//[^\\r\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)"
                    + "|(?<name>[A-Za-z_$][\\w$]*+)"
                    + "|(?<number>\\d[\\w.]*+)"
                    + "|(?<text>\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|'(?:[^'\\\\\\r\\n]|\\\\.)*+')"
                    + "|(?<sign>==|!=|<=|>=|&&|\\|\\||->|::|\\+\\+|--|:=|!\\.|.)",
            Pattern.DOTALL);

    private Lexer() {}

    /** The tokens of a stretch of a text, with an end token after the last. */
    static List<Token> tokens(String text, Span span) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text).region(span.start(), span.end());
        while (matcher.lookingAt()) {
            if (matcher.group("space") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), new Span(matcher.start(), matcher.end())));
            }
            matcher.region(matcher.end(), span.end());
        }
        tokens.add(new Token(Token.Kind.END, "", new Span(span.end(), span.end())));
        return tokens;
    }

    private static Token.Kind kind(Matcher matcher) {
        if (matcher.group("name") != null) {
            return Token.Kind.NAME;
        }
        if (matcher.group("number") != null) {
            return Token.Kind.NUMBER;
        }
        return matcher.group("text") != null ? Token.Kind.TEXT : Token.Kind.SIGN;
    }
}
