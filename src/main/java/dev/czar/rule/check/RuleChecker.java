package dev.czar.rule.check;

import dev.czar.rule.check.MetadataCheck.CapabilityCheck;
import dev.czar.rule.check.MetadataCheck.UniqueNameCheck;
import dev.czar.rule.check.MissingConclusionCheck.MissingLimitCheck;
import dev.czar.rule.check.MissingConclusionCheck.UnreadLimitCheck;
import dev.czar.rule.check.consistency.ConsistencyCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.text.RuleNameCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of DRL that rules may use: enough to say which facts lead to which conclusion, too little to do anything. A
 * rule file that passes is data.
 */
public final class RuleChecker {

    private static final List<BookCheck> BOOK_CHECKS = List.of(
            new RuleCountCheck(),
            new UniqueNameCheck(),
            new MissingConclusionCheck(),
            new RecursionCheck(),
            new LimitCheck(),
            new LimitOrderCheck(Map.of()),
            new SameRuleCheck(),
            new UnreadLimitCheck(),
            RuleNameCheck::check,
            new CapabilityCheck());

    private RuleChecker() {}

    /** All that is wrong with all files, in the order of files and lines. */
    public static List<CheckDiagnostic> check(ParsedRuleFiles sources) {
        List<CheckedRuleFile> files =
                sources.parsed().stream().map(CheckedRuleFile::of).toList();
        List<RuleReading> readings =
                files.stream().flatMap(file -> file.readings().stream()).toList();
        Stream<CheckDiagnostic> book = Stream.concat(
                        BOOK_CHECKS.stream(), Stream.of(new MissingLimitCheck(sources), new AgeIdentityCheck()))
                .flatMap(check -> check.check(readings));
        Stream<CheckDiagnostic> together = ConsistencyCheck.check(
                files.stream().flatMap(file -> file.conditions().stream()).toList());
        return onlyTheCause(Stream.of(
                        sources.diagnostics().stream(),
                        files.stream().flatMap(file -> file.diagnostics().stream()),
                        book,
                        together)
                .flatMap(diagnostics -> diagnostics)
                .distinct()
                .sorted()
                .toList());
    }

    /** A rule that replaces what is not there is wrong in that alone. */
    private static List<CheckDiagnostic> onlyTheCause(List<CheckDiagnostic> found) {
        Set<String> vain = found.stream()
                .filter(RuleChecker::vain)
                .map(diagnostic -> diagnostic.file() + "/" + diagnostic.rule())
                .collect(Collectors.toSet());
        return found.stream()
                .filter(diagnostic -> vain(diagnostic) || !vain.contains(diagnostic.file() + "/" + diagnostic.rule()))
                .toList();
    }

    private static boolean vain(CheckDiagnostic diagnostic) {
        return diagnostic.code().equals(DiagnosticCode.UNKNOWN_RULE.id());
    }

    /** A point that can only be judged with all rules at hand. */
    interface BookCheck {

        Stream<CheckDiagnostic> check(List<RuleReading> readings);
    }
}
