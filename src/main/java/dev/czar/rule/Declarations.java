package dev.czar.rule;

import java.util.Collection;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule file holds rules and nothing else. */
final class Declarations implements Check {

    private static final String HINT = "a rule file holds rules only; facts and actions are declared by Czar";

    @Override
    public Stream<Problem> check(Source source) {
        PackageDescr tree = source.tree();
        Stream<Problem> declared = Stream.of(
                        found(source, tree.getGlobals(), "a global"),
                        found(source, tree.getFunctions(), "a function"),
                        found(source, tree.getClassAndEnumDeclarationDescrs(), "a declared type"),
                        found(source, tree.getEntryPointDeclarations(), "an entry point"),
                        found(source, tree.getWindowDeclarations(), "a window"))
                .flatMap(problems -> problems);
        Stream<Problem> queries = source.rules()
                .filter(RuleDescr::isQuery)
                .map(query -> source.problem(query, "the query \"" + query.getName() + "\"", HINT));
        Stream<Problem> unit = tree.getUnit() == null
                ? Stream.empty()
                : Stream.of(source.problem(tree.getUnit(), "a rule unit", HINT));
        return Stream.of(declared, queries, unit).flatMap(problems -> problems);
    }

    private static Stream<Problem> found(Source source, Collection<? extends BaseDescr> declared, String what) {
        return declared.stream().map(descr -> source.problem(descr, what, HINT));
    }
}
