package dev.czar.rule.compile;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.RuleChecker;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;

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
                .with(false, RuleChecker.check(sources));
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

    private RuleCheckReport with(boolean nowCompiled, List<CheckDiagnostic> found) {
        long wrong = found.stream().filter(CheckDiagnostic::error).count();
        return new RuleCheckReport(revision, files, rules, nowCompiled, wrong, found.size() - wrong, found);
    }
}
