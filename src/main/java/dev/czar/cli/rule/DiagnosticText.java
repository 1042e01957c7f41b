package dev.czar.cli.rule;

import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCheckReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Diagnostics as compilers print them: place, message, the line with carets under what is meant, advice. */
final class DiagnosticText {

    private final ConsoleOutput output;
    private final RulePaths paths;

    DiagnosticText(ConsoleOutput output, RulePaths paths) {
        this.output = output;
        this.paths = paths;
    }

    void print(RuleCheckReport report, RuleFiles files) {
        Map<String, String> texts = files.texts();
        report.diagnostics().forEach(diagnostic -> print(diagnostic, texts.getOrDefault(diagnostic.file(), "")));
        String summary = "%d rules in %d files: %d errors, %d warnings"
                .formatted(report.rules(), report.files(), report.errors(), report.warnings());
        output.line(
                report.errors() > 0 ? Colour.BAD : report.warnings() > 0 ? Colour.CAUTION : Colour.GOOD,
                summary + (report.compiled() ? ", compiled" : ""));
    }

    private void print(CheckDiagnostic diagnostic, String text) {
        Colour colour = diagnostic.error() ? Colour.BAD : Colour.CAUTION;
        String place = "%s:%d:%d: ".formatted(paths.of(diagnostic.file()), diagnostic.line(), diagnostic.column());
        String kind = diagnostic.severity().name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code() + "]";
        output.raw(output.painted(Colour.HEADING, place)
                + output.painted(colour, kind)
                + output.painted(Colour.PLAIN, ": " + diagnostic.message()));
        List<String> lines = text.lines().toList();
        if (diagnostic.line() <= lines.size()) {
            excerpt(diagnostic, lines.get(diagnostic.line() - 1), colour);
        }
        String rule = diagnostic.rule().isEmpty() ? "" : "rule \"" + diagnostic.rule() + "\"";
        String advice = diagnostic.hint().isEmpty() ? "" : "hint: " + diagnostic.hint();
        List.of(rule, advice).stream().filter(note -> !note.isEmpty()).forEach(note -> output.line("      = " + note));
        output.line("");
    }

    private void excerpt(CheckDiagnostic diagnostic, String line, Colour colour) {
        int start = Math.min(diagnostic.column() - 1, line.length());
        int end = diagnostic.endLine() == diagnostic.line() ? diagnostic.endColumn() - 1 : line.length();
        String indent = line.substring(0, start).replaceAll("[^\\t]", " ");
        output.line("%5d | %s".formatted(diagnostic.line(), line));
        output.raw("      | " + indent + output.painted(colour, "^".repeat(Math.max(1, end - start))));
    }

    /** From the name of a rule file to a path the reader can open, seen from where he stands. */
    record RulePaths(Optional<Path> rulesDirectory, Path workingDirectory) {

        /** The name itself for a shipped file. */
        String of(String name) {
            return rulesDirectory
                    .map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .map(file -> shortest(file.toAbsolutePath().normalize()).replace('\\', '/'))
                    .orElse(name);
        }

        private String shortest(Path file) {
            Path here = workingDirectory.toAbsolutePath().normalize();
            return (file.startsWith(here) ? here.relativize(file) : file).toString();
        }
    }
}
