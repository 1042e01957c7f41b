package dev.czar.rule.check;

import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.syntax.RuleHeader;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file holds rules and nothing else. */
final class DeclarationCheck implements FileCheck {

    private static final String HINT = "a rule file holds rules only; facts and actions are declared by Czar";

    @Override
    public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
        PackageDescr tree = source.tree();
        Stream<CheckDiagnostic> declared = Stream.of(
                        found(source, tree.getGlobals(), "a global"),
                        found(source, tree.getFunctions(), "a function"),
                        found(source, tree.getClassAndEnumDeclarationDescrs(), "a declared type"),
                        found(source, tree.getEntryPointDeclarations(), "an entry point"),
                        found(source, tree.getWindowDeclarations(), "a window"))
                .flatMap(diagnostics -> diagnostics);
        Stream<CheckDiagnostic> queries = source.rules()
                .filter(RuleDescr::isQuery)
                .map(query -> refused(source, query, "the query \"" + query.getName() + "\""));
        Stream<CheckDiagnostic> unit =
                Stream.ofNullable(tree.getUnit()).map(found -> refused(source, found, "a rule unit"));
        return Stream.of(declared, queries, unit).flatMap(diagnostics -> diagnostics);
    }

    private static Stream<CheckDiagnostic> found(
            ParsedRuleFile source, Collection<? extends BaseDescr> declared, String what) {
        return declared.stream().map(descr -> refused(source, descr, what));
    }

    private static CheckDiagnostic refused(ParsedRuleFile source, BaseDescr at, String what) {
        return source.diagnostic(new Finding(DiagnosticCode.DECLARATION, what, HINT), source.span(at), "");
    }

    /** Rules never order each other and have no switches: no attribute of any kind, no parent. */
    static final class AttributeCheck implements FileCheck {

        private static final String HINT = "rules have no attributes; exclude with a condition, or veto";

        @Override
        public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
            Stream<CheckDiagnostic> common = source.tree().getAttributes().stream()
                    .map(attribute -> source.diagnostic(finding(attribute), source.span(attribute), ""));
            return Stream.concat(common, source.rules().flatMap(rule -> check(source, rule)));
        }

        private static Stream<CheckDiagnostic> check(ParsedRuleFile source, RuleDescr rule) {
            Stream<CheckDiagnostic> attributes = rule.getAttributes().values().stream()
                    .map(attribute -> source.diagnostic(
                            finding(attribute), source.word(rule, attribute.getName()), rule.getName()));
            Stream<CheckDiagnostic> parent = rule.hasParent()
                    ? Stream.of(source.diagnostic(
                            new Finding(
                                    DiagnosticCode.ATTRIBUTE,
                                    "extends \"" + rule.getParentName() + "\"",
                                    "conclude a fact and match it instead"),
                            source.word(rule, "extends"),
                            rule.getName()))
                    : Stream.empty();
            return Stream.concat(attributes, parent);
        }

        private static Finding finding(AttributeDescr attribute) {
            return new Finding(DiagnosticCode.ATTRIBUTE, "the attribute " + attribute.getName(), HINT);
        }
    }

    /** Facts, actions and durations are all a rule may import. */
    static final class ImportCheck implements FileCheck {

        private static final Pattern ALLOWED =
                Pattern.compile("dev\\.czar\\.(fact|decision)\\.(\\*|\\w+)|java\\.time\\.Duration");
        private static final String HINT = "allowed are dev.czar.fact.*, dev.czar.decision.* and java.time.Duration";

        @Override
        public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
            Stream<CheckDiagnostic> classes = source.tree().getImports().stream()
                    .filter(imported -> !ALLOWED.matcher(imported.getTarget()).matches())
                    .map(imported -> refused(source, imported, "import of " + imported.getTarget()));
            Stream<CheckDiagnostic> functions = source.tree().getFunctionImports().stream()
                    .map(imported -> refused(source, imported, "import of the function " + imported.getTarget()));
            Stream<CheckDiagnostic> accumulates = source.tree().getAccumulateImports().stream()
                    .map(imported ->
                            refused(source, imported, "import of the accumulate function " + imported.getTarget()));
            return Stream.of(classes, functions, accumulates).flatMap(diagnostics -> diagnostics);
        }

        private static CheckDiagnostic refused(ParsedRuleFile source, ImportDescr imported, String message) {
            return source.diagnostic(new Finding(DiagnosticCode.IMPORT, message, HINT), source.span(imported), "");
        }
    }

    /** All rules live in one package, which need not be named. */
    static final class PackageCheck implements FileCheck {

        @Override
        public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
            String name = source.tree().getName();
            return name.isEmpty() || RuleHeader.PACKAGE.equals(name)
                    ? Stream.empty()
                    : Stream.of(source.diagnostic(
                            new Finding(
                                    DiagnosticCode.PACKAGE,
                                    "the package is \"" + name + "\"",
                                    "name none, or begin the file with: package " + RuleHeader.PACKAGE + ";"),
                            source.word(new TextSpan(0, source.text().length()), name),
                            ""));
        }
    }
}
