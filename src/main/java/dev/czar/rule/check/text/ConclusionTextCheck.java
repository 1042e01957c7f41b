package dev.czar.rule.check.text;

import dev.czar.fact.LimitHolders;
import dev.czar.rule.check.reading.ConclusionFields;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conclusions that say nothing to those who read them, are about nobody, or have the name of a value where the value is meant. */
public final class ConclusionTextCheck {

    private static final Pattern NAME = Pattern.compile("\\$\\w+");
    private static final Set<String> SAID = Set.of("text", "reason", "remedy", "cause", "prompt");
    private static final Set<String> ABOUT = Set.of("worker", "about", "request");

    private ConclusionTextCheck() {}

    public static Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.concat(blank(reading), quoted(reading));
    }

    /** A binding within quotes. */
    private static Stream<CheckDiagnostic> quoted(RuleReading reading) {
        Set<String> bound = reading.patterns().stream()
                .flatMap(pattern -> pattern.binds().stream())
                .collect(Collectors.toSet());
        return reading.conclusion().stream()
                .flatMap(RuleExpression::all)
                .filter(part -> part instanceof Literal literal && literal.value() instanceof String)
                .flatMap(part -> NAME.matcher(String.valueOf(((Literal) part).value()))
                        .results()
                        .map(MatchResult::group)
                        .filter(bound::contains)
                        .limit(1)
                        .map(name -> reading.diagnostic(
                                DiagnosticCode.TEXT_FORM,
                                part.span(),
                                name + " within quotes is not what it is bound to: it is written as it stands",
                                "end the quotes before it: \"...\" + " + name + " + \"...\"")));
    }

    private static Stream<CheckDiagnostic> blank(RuleReading reading) {
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        return reading.concluded().filter(type -> type != LimitHolders.class).stream()
                .flatMap(type -> {
                    List<String> fields = ConclusionFields.of(type, given.size());
                    return IntStream.range(0, fields.size())
                            .filter(index -> blank(given.get(index)))
                            .boxed()
                            .flatMap(index -> check(reading, type, fields.get(index), given.get(index)));
                });
    }

    private static Stream<CheckDiagnostic> check(
            RuleReading reading, Class<?> type, String component, RuleExpression written) {
        boolean said = SAID.contains(component);
        return said || ABOUT.contains(component)
                ? Stream.of(reading.diagnostic(
                        DiagnosticCode.BLANK_TEXT,
                        written.span(),
                        "%s of %s is empty: %s"
                                .formatted(
                                        component,
                                        type.getSimpleName(),
                                        said ? "it says nothing" : "it is about nobody"),
                        said
                                ? "say what is the matter, and what to do about it"
                                : "bind it in a condition, as in $" + component + " : ..., and write $" + component))
                : Stream.empty();
    }

    private static boolean blank(RuleExpression expression) {
        return expression instanceof Literal literal
                ? literal.value() instanceof String text && text.isBlank()
                : expression instanceof Binary sum
                        && sum.operator().equals("+")
                        && blank(sum.left())
                        && blank(sum.right());
    }
}
