package dev.czar.cli.rule;

import dev.czar.cli.rule.DiagnosticText.RulePaths;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Severity;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.compile.RuleCheckReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0. */
final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifReport() {}

    static Map<String, Object> of(RuleCheckReport report, RulePaths paths) {
        Map<String, Object> driver = Map.of(
                "name",
                "czar check",
                "rules",
                Stream.of(DiagnosticCode.values()).map(SarifReport::rule).toList());
        Map<String, Object> run = Map.of(
                "tool", Map.of("driver", driver),
                "columnKind", "utf16CodeUnits",
                "results",
                        report.diagnostics().stream()
                                .map(diagnostic -> result(diagnostic, paths))
                                .toList());
        return Map.of("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private static Map<String, Object> rule(DiagnosticCode code) {
        return Map.of(
                "id", code.id(),
                "shortDescription", text(code.meaning()),
                "defaultConfiguration", Map.of("level", level(code.severity())));
    }

    private static Map<String, Object> result(CheckDiagnostic diagnostic, RulePaths paths) {
        Map<String, Object> region = Map.of(
                "startLine", diagnostic.line(),
                "startColumn", diagnostic.column(),
                "endLine", diagnostic.endLine(),
                "endColumn", diagnostic.endColumn());
        Map<String, Object> physical = Map.of(
                "artifactLocation", Map.of("uri", paths.of(diagnostic.file()).replace(" ", "%20")), "region", region);
        String hint = diagnostic.hint().isEmpty() ? "" : " (" + diagnostic.hint() + ")";
        return Map.of(
                "ruleId", diagnostic.code(),
                "level", level(diagnostic.severity()),
                "message", text(diagnostic.message() + hint),
                "locations", List.of(Map.of("physicalLocation", physical)));
    }

    private static Map<String, String> text(String text) {
        return Map.of("text", text);
    }

    private static String level(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
