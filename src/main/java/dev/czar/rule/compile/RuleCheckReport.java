package dev.czar.rule.compile;

import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.RuleChecker;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.TextSpan;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is wrong with a set of rule files; {@code compiled} when the compiler was asked too and has no objection. */
public record RuleCheckReport(
        String revision,
        int files,
        int rules,
        boolean compiled,
        long errors,
        long warnings,
        List<CheckDiagnostic> diagnostics) {

    /** Judged by their texts alone, which runs nothing. */
    public static RuleCheckReport of(RuleFiles files) {
        ParsedRuleFiles sources = ParsedRuleFiles.of(files.texts());
        long rules = sources.parsed().stream().flatMap(ParsedRuleFile::rules).count();
        return new RuleCheckReport(files.revision(), files.files().size(), (int) rules, false, 0, 0, List.of())
                .with(
                        false,
                        Stream.concat(
                                        RuleChecker.check(sources).stream()
                                                .filter(found -> !ofShippedRule(found, files)),
                                        outdated(files, sources))
                                .sorted()
                                .toList());
    }

    /** A rule of one's own may go further than a shipped one, which then says nothing new; it is right as it is. */
    private static boolean ofShippedRule(CheckDiagnostic found, RuleFiles files) {
        return found.code().equals(DiagnosticCode.SAME_RULE.id())
                && Objects.equals(
                        files.texts().get(found.file()),
                        RuleFiles.shipped().texts().get(found.file()));
    }

    /** Copies of shipped files that an upgrade has left behind. */
    private static Stream<CheckDiagnostic> outdated(RuleFiles files, ParsedRuleFiles sources) {
        Map<String, CopiedRuleFile> copies = CopiedRuleFile.among(files, RuleFiles.shipped()).stream()
                .filter(CopiedRuleFile::outdated)
                .collect(Collectors.toMap(CopiedRuleFile::name, Function.identity()));
        return sources.parsed().stream()
                .filter(source -> copies.containsKey(source.file()))
                .map(source -> source.diagnostic(finding(copies.get(source.file())), new TextSpan(0, 1), ""));
    }

    private static Finding finding(CopiedRuleFile copy) {
        String lacking = copy.changed().stream().map(rule -> '"' + rule + '"').collect(Collectors.joining(", "));
        return new Finding(
                DiagnosticCode.OUTDATED_COPY,
                (copy.noted()
                                        ? "the shipped %s has changed since this copy was made: "
                                        : "this file takes the place of the shipped %s, and is older than that: ")
                                .formatted(copy.name())
                        + (lacking.isEmpty()
                                ? copy.gone() + " of its rules are shipped no longer"
                                : "it lacks " + lacking),
                "see: czar rules diff; a rule alone is replaced with @replaces(\"...\") in a file of another name");
    }

    /** Compiled as well, unless there are errors before. */
    public static RuleCheckReport of(RuleFiles files, RuleBookLoader books) {
        RuleCheckReport checked = of(files);
        if (checked.errors > 0) {
            return checked;
        }
        try {
            books.book(files);
            return checked.with(true, checked.diagnostics);
        } catch (InvalidRules invalid) {
            return checked.with(false, invalid.diagnostics());
        }
    }

    /** With what was found beside the rules themselves. */
    public RuleCheckReport with(List<CheckDiagnostic> more) {
        return with(
                compiled,
                Stream.concat(diagnostics.stream(), more.stream()).sorted().toList());
    }

    private RuleCheckReport with(boolean nowCompiled, List<CheckDiagnostic> found) {
        long wrong = found.stream().filter(CheckDiagnostic::error).count();
        return new RuleCheckReport(revision, files, rules, nowCompiled, wrong, found.size() - wrong, found);
    }
}
