package dev.czar.rule.check;

import dev.czar.fact.ChangeScope.Glob;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Globs as other tools have them: what is no {@code *}, {@code **} or {@code ?} stands for itself, and paths begin at the top of the repository. */
final class GlobCheck implements RuleCheck {

    /** Folders are called {@code [slug]} and {@code {{name}}} too. */
    private static final Pattern CHOICE = Pattern.compile(".*(\\{[^{}]*,[^{}]*}|\\[[!^][^\\[\\]]+]|\\[(\\w-\\w)+]).*");

    private static final String NAME = Glob.class.getSimpleName();

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return reading.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> constraint.expression().all())
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> call.of()
                        .filter(of -> of instanceof Name type && type.text().equals(NAME))
                        .isPresent())
                .flatMap(call -> call.arguments().stream().skip(1))
                .filter(Literal.class::isInstance)
                .flatMap(glob -> check(reading, (Literal) glob).stream());
    }

    private static Optional<CheckDiagnostic> check(RuleReading reading, Literal glob) {
        String text = String.valueOf(glob.value());
        if (CHOICE.matcher(text).matches()) {
            return found(
                    reading, glob, "braces and brackets stand for themselves in a glob", "write one with ||, for each");
        }
        if (text.startsWith("/") || text.startsWith("./")) {
            return found(
                    reading,
                    glob,
                    "paths begin at the top of the repository, without a slash: this matches nothing",
                    "write \"" + text.replaceFirst("^\\.?/+", "") + "\"");
        }
        if (text.endsWith("/")) {
            return found(reading, glob, "no path ends with a slash: this matches nothing", "write \"" + text + "**\"");
        }
        return text.contains("\\") || text.startsWith("!")
                ? found(
                        reading,
                        glob,
                        "\"\\\" and \"!\" stand for themselves in a glob",
                        "write / between folders, and Glob.none for not")
                : Optional.empty();
    }

    private static Optional<CheckDiagnostic> found(RuleReading reading, Literal glob, String message, String hint) {
        return Optional.of(reading.diagnostic(DiagnosticCode.GLOB, glob.span(), message, hint));
    }
}
