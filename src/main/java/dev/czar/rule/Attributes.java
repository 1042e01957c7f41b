package dev.czar.rule;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** Rules never order each other and have no switches: no attribute of any kind, no parent. */
final class Attributes implements Check {

    private static final String HINT = "rules have no attributes; exclude with a condition, or veto";

    @Override
    public Stream<Problem> check(Source source) {
        Stream<Problem> common = source.tree().getAttributes().stream()
                .map(attribute -> source.problem(attribute, "the attribute " + attribute.getName(), HINT));
        return Stream.concat(common, source.rules().flatMap(rule -> check(source, rule)));
    }

    private static Stream<Problem> check(Source source, RuleDescr rule) {
        Stream<Problem> attributes = rule.getAttributes().values().stream()
                .map(attribute -> source.problem(
                        source.find(rule, attribute.getName()), rule, "the attribute " + attribute.getName(), HINT));
        Stream<Problem> parent = rule.hasParent()
                ? Stream.of(source.problem(
                        rule, rule, "extends \"" + rule.getParentName() + "\"", "conclude a fact and match it instead"))
                : Stream.empty();
        return Stream.concat(attributes, parent);
    }
}
