package dev.czar.rule;

import dev.czar.rule.check.Diagnostic;
import dev.czar.rule.check.Profile;
import dev.czar.rule.check.Source;
import dev.czar.rule.check.Sources;
import java.util.List;

/** All that is wrong with a set of rule files; {@code compiled} when the compiler was asked too and has no objection. */
public record RuleReport(
        String revision,
        int files,
        int rules,
        boolean compiled,
        long errors,
        long warnings,
        List<Diagnostic> diagnostics) {

    /** Judged by their texts alone, which runs nothing. */
    public static RuleReport of(RuleFiles files) {
        Sources sources = Sources.of(files.texts());
        long rules = sources.parsed().stream().flatMap(Source::rules).count();
        return new RuleReport(files.revision(), files.files().size(), (int) rules, false, 0, 0, List.of())
                .with(false, Profile.check(sources));
    }

    /** Compiled as well, unless there are errors before. */
    public static RuleReport of(RuleFiles files, RuleBooks books) {
        RuleReport checked = of(files);
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

    private RuleReport with(boolean nowCompiled, List<Diagnostic> found) {
        long wrong = found.stream().filter(Diagnostic::error).count();
        return new RuleReport(revision, files, rules, nowCompiled, wrong, found.size() - wrong, found);
    }
}
