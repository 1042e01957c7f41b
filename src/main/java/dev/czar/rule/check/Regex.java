package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Literal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which regular expressions are safe: valid ones that repeat no group and few parts. */
final class Regex {

    static final String HINT = "write one literal expression; repeat single characters or classes only";

    private static final int LONGEST = 200;
    private static final int REPEATED = 3;
    private static final Pattern ESCAPED = Pattern.compile("\\\\[^1-9k]");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?[^\\]]*\\]");
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+?{]");
    private static final Pattern REPEAT = Pattern.compile("[*+]|\\{\\d+,?\\d*\\}");

    private Regex() {}

    /** Why an expression must not be searched with. */
    static Optional<String> problem(Expression expression) {
        if (!(expression instanceof Literal literal) || !(literal.value() instanceof String text)) {
            return Optional.of("only a literal text may be searched with");
        }
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException invalid) {
            return Optional.of("not a regular expression: " + invalid.getDescription());
        }
        String plain = CLASS.matcher(ESCAPED.matcher(text).replaceAll("x")).replaceAll("x");
        boolean slow = text.length() > LONGEST
                || plain.contains("\\")
                || REPEATED_GROUP.matcher(plain).find()
                || REPEAT.matcher(plain).results().count() > REPEATED;
        return slow ? Optional.of("this expression may search for ever") : Optional.empty();
    }
}
