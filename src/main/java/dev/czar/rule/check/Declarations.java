package dev.czar.rule.check;

import java.util.Collection;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file holds rules and nothing else. */
final class Declarations implements Check {

    private static final String HINT = "a rule file holds rules only; facts and actions are declared by Czar";

    @Override
    public Stream<Diagnostic> check(Source source) {
        PackageDescr tree = source.tree();
        Stream<Diagnostic> declared = Stream.of(
                        found(source, tree.getGlobals(), "a global"),
                        found(source, tree.getFunctions(), "a function"),
                        found(source, tree.getClassAndEnumDeclarationDescrs(), "a declared type"),
                        found(source, tree.getEntryPointDeclarations(), "an entry point"),
                        found(source, tree.getWindowDeclarations(), "a window"))
                .flatMap(diagnostics -> diagnostics);
        Stream<Diagnostic> queries = source.rules()
                .filter(RuleDescr::isQuery)
                .map(query -> refused(source, query, "the query \"" + query.getName() + "\""));
        Stream<Diagnostic> unit = Stream.ofNullable(tree.getUnit()).map(found -> refused(source, found, "a rule unit"));
        return Stream.of(declared, queries, unit).flatMap(diagnostics -> diagnostics);
    }

    private static Stream<Diagnostic> found(Source source, Collection<? extends BaseDescr> declared, String what) {
        return declared.stream().map(descr -> refused(source, descr, what));
    }

    private static Diagnostic refused(Source source, BaseDescr at, String what) {
        return source.diagnostic(new Finding(Code.DECLARATION, what, HINT), source.span(at), "");
    }
}
