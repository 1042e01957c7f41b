package dev.czar.rule.compile;

import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rule books made from a few lines of DRL. */
public final class TestRuleBooks {

    public static final String HEADER =
            """
            package dev.czar.rules;
            import dev.czar.fact.*;
            import dev.czar.decision.*;
            import java.time.Duration;
            """;

    private TestRuleBooks() {}

    /** A rule with all it needs around its two halves. */
    public static String rule(String name, String when, String then) {
        return "rule \"" + name + "\"\n  @capability(\"A4\") @why(\"a test wants it\")\nwhen\n  " + when + "\nthen\n  "
                + then + "\nend\n";
    }

    public static RuleFiles files(String... rules) {
        return new RuleFiles(List.of(new RuleFile("test.drl", HEADER + String.join("", rules))));
    }

    public static RuleBook book(String... rules) {
        return book(files(rules));
    }

    public static RuleBook book(RuleFiles files) {
        try {
            return new RuleCompiler(TestRuleBooks.class.getClassLoader()).compile(files);
        } catch (InvalidRules invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    /** Past the profile, so that only the class wall stands in the way. */
    public static RuleBook unchecked(RuleFiles files) throws InvalidRules {
        ClassLoader loader = TestRuleBooks.class.getClassLoader();
        return new RuleCompiler(loader)
                .unchecked(files, ParsedRuleFiles.of(files.texts()), Map.of())
                .book(loader);
    }

    /** Rules that the profile would never let through. */
    public static RuleBook unchecked(String... rules) {
        try {
            return unchecked(files(rules));
        } catch (InvalidRules invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    public static List<CheckDiagnostic> problems(RuleFiles files) {
        try {
            new RuleCompiler(TestRuleBooks.class.getClassLoader()).compile(files);
            return List.of();
        } catch (InvalidRules invalid) {
            return invalid.diagnostics();
        }
    }

    public static RuleFiles named(Map<String, String> texts) {
        return new RuleFiles(texts.entrySet().stream()
                .map(entry -> new RuleFile(entry.getKey(), entry.getValue()))
                .toList());
    }

    public static Stream<String> names(CycleResult result) {
        return result.quarantined().stream().map(QuarantinedRule::rule);
    }
}
