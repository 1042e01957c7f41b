package dev.czar.rule.check.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number, text or sign of a rule file. */
public record RuleToken(Kind kind, String text, TextSpan span) {

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    public boolean is(String wanted) {
        return kind != Kind.TEXT && text.equals(wanted);
    }

    /** Cuts a text into tokens; comments are left out, and what is no token stays a sign of one character. */
    static final class Lexer {

        private static final Pattern TOKEN = Pattern.compile(
                "(?<space>\\s++|//[^\\r\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)"
                        + "|(?<name>[A-Za-z_$][\\w$]*+)"
                        + "|(?<number>\\d[\\w.]*+)"
                        + "|(?<text>\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|'(?:[^'\\\\\\r\\n]|\\\\.)*+')"
                        + "|(?<sign>==|!=|<=|>=|&&|\\|\\||->|::|\\+\\+|--|:=|!\\.|.)",
                Pattern.DOTALL);

        private Lexer() {}

        /** The tokens of a stretch of a text, with an end token after the last. */
        static List<RuleToken> tokens(String text, TextSpan span) {
            List<RuleToken> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(text).region(span.start(), span.end());
            while (matcher.lookingAt()) {
                if (matcher.group("space") == null) {
                    tokens.add(new RuleToken(
                            kind(matcher), matcher.group(), new TextSpan(matcher.start(), matcher.end())));
                }
                matcher.region(matcher.end(), span.end());
            }
            tokens.add(new RuleToken(RuleToken.Kind.END, "", new TextSpan(span.end(), span.end())));
            return tokens;
        }

        private static RuleToken.Kind kind(Matcher matcher) {
            if (matcher.group("name") != null) {
                return RuleToken.Kind.NAME;
            }
            if (matcher.group("number") != null) {
                return RuleToken.Kind.NUMBER;
            }
            return matcher.group("text") != null ? RuleToken.Kind.TEXT : RuleToken.Kind.SIGN;
        }
    }
}
