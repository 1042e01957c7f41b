package dev.czar.rule.check;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PatternDescr;

/** Patterns match facts and actions that exist. */
final class PatternTypes implements Check {

    private static final Pattern QUALIFIED = Pattern.compile("dev\\.czar\\.(fact|decision)\\.");

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().flatMap(rule -> Descrs.of(rule, PatternDescr.class)
                .filter(pattern -> pattern.getSource() == null)
                .filter(pattern -> !Vocabulary.MATCHED.containsKey(simple(pattern)))
                .map(pattern -> source.diagnostic(
                        finding(simple(pattern)), source.word(pattern, simple(pattern)), rule.getName())));
    }

    private static Finding finding(String type) {
        return new Finding(
                Code.UNKNOWN_TYPE,
                "\"" + type + "\" is neither a fact nor an action",
                Vocabulary.didYouMean(type, Vocabulary.MATCHED.keySet(), "czar facts --schema lists all facts"));
    }

    static String simple(PatternDescr pattern) {
        return QUALIFIED.matcher(Objects.toString(pattern.getObjectType(), "")).replaceFirst("");
    }
}
