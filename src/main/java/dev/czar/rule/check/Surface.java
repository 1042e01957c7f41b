package dev.czar.rule.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no rule file may have, however it is read: too much text, too deep nesting, hidden characters. */
final class Surface {

    static final int LARGEST = 256 * 1024;

    private static final int DEEPEST = 8;
    private static final Pattern HIDDEN =
            Pattern.compile("\\\\u+[0-9a-fA-F]|[\\p{Cntrl}\\p{Cf}&&[^\\t\\r\\n]]|[\\x{D800}-\\x{DFFF}]");

    private Surface() {}

    static Optional<Refused> problem(String text) {
        if (text.length() > LARGEST) {
            return refused("the file has more than " + LARGEST + " characters", "split it", new Span(0, 1));
        }
        Matcher hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            return refused(
                    "an escaped or invisible character", "write it as it is", new Span(hidden.start(), hidden.end()));
        }
        return nesting(Lexer.tokens(text, new Span(0, text.length())));
    }

    private static Optional<Refused> nesting(List<Token> tokens) {
        int depth = 0;
        for (Token token : tokens) {
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth = Math.max(0, depth - 1);
            } else if (token.is("rule") || token.is("when") || token.is("then") || token.is("end")) {
                depth = 0;
            }
            if (depth > DEEPEST) {
                return refused("more than " + DEEPEST + " parentheses are open", "split the rule", token.span());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(String message, String hint, Span at) {
        return Optional.of(new Refused(new Finding(Code.LIMIT, message, hint), at));
    }
}
