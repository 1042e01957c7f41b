package dev.czar.rule.check.text;

import dev.czar.fact.ChangeScope.Glob;
import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Globs as other tools have them: what is no {@code *}, {@code **} or {@code ?} stands for itself, and paths begin at the top of the repository. */
public final class GlobCheck {

    /** A word with a star in it; what people write on a command line has spaces. */
    private static final Pattern WITH_STAR = Pattern.compile("[\\w./@#-]*\\*[\\w./@#*-]*");

    private static final Pattern PLAIN = Pattern.compile("[\\w /:,-]+");

    /** By what operator a glob is compared instead. */
    private static final Map<String, String> BY_GLOB = Map.of(
            "==",
            "matches",
            "!=",
            "!matches",
            "in",
            "matches",
            "not in",
            "!matches",
            "contains",
            "some",
            "not contains",
            "none",
            "excludes",
            "none",
            "not excludes",
            "some");

    /** Folders are called {@code [slug]} and {@code {{name}}} too. */
    private static final Pattern CHOICE = Pattern.compile(".*(\\{[^{}]*,[^{}]*}|\\[[!^][^\\[\\]]+]|\\[(\\w-\\w)+]).*");

    private static final String NAME = Glob.class.getSimpleName();

    private GlobCheck() {}

    public static Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(written(reading), compared(reading), whole(reading)).flatMap(found -> found);
    }

    /** An expression is held against the whole text, not looked for in it. */
    private static Stream<CheckDiagnostic> whole(RuleReading reading) {
        return reading.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> constraint.expression().all())
                .filter(part -> part instanceof Binary binary
                        && binary.operator().equals("matches")
                        && binary.right() instanceof Literal literal
                        && PLAIN.matcher(String.valueOf(literal.value())).matches())
                .map(part -> (Literal) ((Binary) part).right())
                .map(literal -> reading.diagnostic(
                        DiagnosticCode.GLOB,
                        literal.span(),
                        "the whole text must match, and this says only one",
                        "write \".*" + literal.value() + ".*\" for any text that has it in it, or compare with =="));
    }

    /** What the queue declares of a task may be a glob itself. */
    private static Stream<CheckDiagnostic> compared(RuleReading reading) {
        return TextComparison.of(reading)
                .filter(comparison -> comparison
                        .pattern()
                        .type()
                        .filter(TaskFiles.class::equals)
                        .isEmpty())
                .filter(comparison -> WITH_STAR.matcher(comparison.value()).matches()
                        && !comparison.value().matches("\\*+"))
                .map(comparison -> reading.diagnostic(
                        DiagnosticCode.GLOB,
                        comparison.text().span(),
                        "\"" + comparison.operator() + "\" compares texts as they stand, where * is a star",
                        "write " + byGlob(comparison, reading)));
    }

    private static String byGlob(TextComparison comparison, RuleReading reading) {
        String by = BY_GLOB.get(comparison.operator());
        boolean not = by.startsWith("!");
        return "%s%s.%s( %s, \"%s\" )"
                .formatted(
                        not ? "!" : "",
                        NAME,
                        not ? by.substring(1) : by,
                        comparison.leftText(reading),
                        comparison.value());
    }

    private static Stream<CheckDiagnostic> written(RuleReading reading) {
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
