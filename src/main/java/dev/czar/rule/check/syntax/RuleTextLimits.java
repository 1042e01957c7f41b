package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no rule file may have, however it is read: too much text, too deep nesting, hidden characters. */
final class RuleTextLimits {

    static final int LARGEST = 256 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_OPERATORS = 24;
    private static final int MOST_ALTERNATIVES = 6;
    private static final int LONGEST_TEXT = 4_000;
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "&&", "||");
    private static final Pattern HIDDEN =
            Pattern.compile("\\\\u+[0-9a-fA-F]|[\\p{Cntrl}\\p{Cf}&&[^\\t\\r\\n]]|[\\x{D800}-\\x{DFFF}]");

    /** What reading puts in the place of bytes that are not UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RuleTextLimits() {}

    /** A table is no DRL yet: only its characters are judged. */
    static Optional<InvalidExpression> problem(String file, String text) {
        Optional<InvalidExpression> hidden = characters(text);
        if (hidden.isPresent() || RuleTable.isTable(file)) {
            return hidden;
        }
        List<RuleToken> tokens = Lexer.tokens(text, new TextSpan(0, text.length()));
        return nesting(tokens).or(() -> size(tokens)).or(() -> texts(tokens));
    }

    private static Optional<InvalidExpression> characters(String text) {
        if (text.length() > LARGEST) {
            return refused("the file has more than " + LARGEST + " characters", "split it", new TextSpan(0, 1));
        }
        int unread = text.indexOf(NO_CHARACTER);
        if (unread >= 0) {
            return refused("bytes that are not UTF-8", "save the file as UTF-8", new TextSpan(unread, unread + 1));
        }
        Matcher hidden = HIDDEN.matcher(text);
        if (hidden.find()) {
            return refused(
                    "an escaped or invisible character",
                    hidden.start() == 0 && text.startsWith(BYTE_ORDER_MARK)
                            ? "save the file without a byte order mark"
                            : "write it as it is",
                    new TextSpan(hidden.start(), hidden.end()));
        }
        return Optional.empty();
    }

    private static Optional<InvalidExpression> nesting(List<RuleToken> tokens) {
        int depth = 0;
        for (RuleToken token : tokens) {
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

    /** Each alternative between patterns doubles the work, and texts joined over several rules grow by powers. */
    private static Optional<InvalidExpression> size(List<RuleToken> tokens) {
        int operators = 0;
        int alternatives = 0;
        for (RuleToken token : tokens) {
            if (token.is("rule")) {
                operators = 0;
                alternatives = 0;
            }
            operators += OPERATORS.contains(token.text()) ? 1 : 0;
            alternatives += token.is("or") ? 1 : 0;
            if (operators > MOST_OPERATORS) {
                return refused("more than " + MOST_OPERATORS + " operators in a rule", "split the rule", token.span());
            }
            if (alternatives > MOST_ALTERNATIVES) {
                return refused("more than " + MOST_ALTERNATIVES + " \"or\" in a rule", "split the rule", token.span());
            }
        }
        return Optional.empty();
    }

    private static Optional<InvalidExpression> texts(List<RuleToken> tokens) {
        return tokens.stream()
                .filter(token ->
                        token.kind() == RuleToken.Kind.TEXT && token.text().length() > LONGEST_TEXT)
                .findFirst()
                .flatMap(token -> refused(
                        "a text of more than " + LONGEST_TEXT + " characters",
                        "shorten it; what is said to workers at length is a file in .czar/prompts/",
                        token.span()));
    }

    private static Optional<InvalidExpression> refused(String message, String hint, TextSpan at) {
        return Optional.of(new InvalidExpression(new Finding(DiagnosticCode.LIMIT, message, hint), at));
    }
}
