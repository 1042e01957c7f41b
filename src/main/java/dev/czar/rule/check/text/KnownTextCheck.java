package dev.czar.rule.check.text;

import dev.czar.fact.Fact.OneOf;
import dev.czar.fact.Project.Note;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Texts of which all are known, such as the names of sensors, and truth values written as texts in another case than they come in. */
public final class KnownTextCheck {

    private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off");

    private KnownTextCheck() {}

    public static Stream<CheckDiagnostic> check(RuleReading reading) {
        return TextComparison.of(reading)
                .flatMap(comparison -> Stream.of(unknown(reading, comparison), truth(reading, comparison)))
                .flatMap(Optional::stream);
    }

    private static Optional<CheckDiagnostic> unknown(RuleReading reading, TextComparison comparison) {
        return comparison
                .accessor()
                .map(accessor -> accessor.getAnnotation(OneOf.class))
                .map(oneOf -> List.of(oneOf.value()))
                .filter(known -> !comparison.value().isEmpty() && !known.contains(comparison.value()))
                .map(known -> reading.diagnostic(
                        DiagnosticCode.UNKNOWN_NAME,
                        comparison.text().span(),
                        "there is no " + comparison.field() + " \"" + comparison.value() + "\"",
                        RuleVocabulary.didYouMean(comparison.value(), known, "one of " + String.join(", ", known))));
    }

    private static Optional<CheckDiagnostic> truth(RuleReading reading, TextComparison comparison) {
        String value = comparison.value();
        String small = value.toLowerCase(Locale.ROOT);
        boolean note = comparison.pattern().type().filter(Note.class::equals).isPresent();
        return note && comparison.field().equals("value") && TRUTH.contains(small) && !small.equals(value)
                ? Optional.of(reading.diagnostic(
                        DiagnosticCode.TEXT_FORM,
                        comparison.text().span(),
                        "a note that is set without a value says \"true\", in small letters: this is another text",
                        "write on == " + Set.of("true", "yes", "on").contains(small) + ", however it is written"))
                : Optional.empty();
    }
}
