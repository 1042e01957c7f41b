package dev.czar.rule.compile;

import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ConditionWalker;
import dev.czar.rule.check.syntax.RuleHeader;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds the rules behind the compiler's errors. The compiler stops at its first error and rarely says where, so each
 * rule is compiled alone.
 */
final class CompileErrorLocator {

    private static final Pattern GENERATED = Pattern.compile(
            "(dev\\.czar\\.rules\\.)?(P[0-9A-F]{2}\\.)?(Lambda(Consequence|Predicate|Extractor)|Rules|DomainClassesMetadata)"
                    + "[0-9A-F]{8,}[\\w.$]*");

    private static final Pattern MENTIONED =
            Pattern.compile("(?:field|constructor|method) (\\w+)|([$\\w]+) cannot be resolved");

    private final EngineCompiler translation;

    CompileErrorLocator(EngineCompiler translation) {
        this.translation = translation;
    }

    /** {@code errors} is what the compiler said of the whole file. */
    List<CheckDiagnostic> diagnostics(ParsedRuleFile source, List<String> errors) {
        List<CheckDiagnostic> diagnostics = source.rules()
                .flatMap(rule -> diagnostics(source, rule).stream())
                .toList();
        return diagnostics.isEmpty() ? ofWholeFile(source, errors) : diagnostics;
    }

    private List<CheckDiagnostic> diagnostics(ParsedRuleFile source, RuleDescr rule) {
        RuleFile alone = new RuleFile(source.file(), header(source) + text(source, rule));
        return translation.of(alone).errors().stream()
                .filter(error -> !error.contains("\nimport ") && !error.contains("package " + RuleHeader.PACKAGE))
                .map(CompileErrorLocator::readable)
                .distinct()
                .map(error -> source.compileError(rule, place(source, rule, error), error, ""))
                .limit(3)
                .toList();
    }

    private static List<CheckDiagnostic> ofWholeFile(ParsedRuleFile source, List<String> errors) {
        return errors.stream()
                .map(error -> source.compileError(readable(error), "each rule compiles alone; the file does not"))
                .toList();
    }

    private static String header(ParsedRuleFile source) {
        return "package " + RuleHeader.PACKAGE + ";\n"
                + RuleHeader.imports(source)
                        .map(target -> "import " + target + ";\n")
                        .collect(Collectors.joining());
    }

    private static String text(ParsedRuleFile source, RuleDescr rule) {
        return source.text().substring(rule.getStartCharacter(), rule.getEndCharacter() + 1);
    }

    /** Where the rule says what the error speaks of: a constraint, or the word that is not known. */
    private static TextSpan place(ParsedRuleFile source, RuleDescr rule, String error) {
        Stream<String> constraints = ConditionWalker.of(rule, ExprConstraintDescr.class)
                .map(ExprConstraintDescr::getExpression)
                .filter(error::contains);
        Stream<String> words = MENTIONED
                .matcher(error)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
        return Stream.concat(constraints, words)
                .findFirst()
                .map(word -> source.find(rule, word))
                .orElseGet(() -> source.find(rule, rule.getName()));
    }

    private static String readable(String error) {
        String text = GENERATED.matcher(error.strip()).replaceAll("the generated code");
        return "does not compile: "
                + text.lines()
                        .limit(3)
                        .reduce((left, right) -> left + " " + right)
                        .orElse(text);
    }
}
