package dev.czar.rule.check;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Rules never order each other and have no switches: no attribute of any kind, no parent. */
final class Attributes implements Check {

    private static final String HINT = "rules have no attributes; exclude with a condition, or veto";

    @Override
    public Stream<Diagnostic> check(Source source) {
        Stream<Diagnostic> common = source.tree().getAttributes().stream()
                .map(attribute -> source.diagnostic(finding(attribute), source.span(attribute), ""));
        return Stream.concat(common, source.rules().flatMap(rule -> check(source, rule)));
    }

    private static Stream<Diagnostic> check(Source source, RuleDescr rule) {
        Stream<Diagnostic> attributes = rule.getAttributes().values().stream()
                .map(attribute ->
                        source.diagnostic(finding(attribute), source.word(rule, attribute.getName()), rule.getName()));
        Stream<Diagnostic> parent = rule.hasParent()
                ? Stream.of(source.diagnostic(
                        new Finding(
                                Code.ATTRIBUTE,
                                "extends \"" + rule.getParentName() + "\"",
                                "conclude a fact and match it instead"),
                        source.word(rule, "extends"),
                        rule.getName()))
                : Stream.empty();
        return Stream.concat(attributes, parent);
    }

    private static Finding finding(AttributeDescr attribute) {
        return new Finding(Code.ATTRIBUTE, "the attribute " + attribute.getName(), HINT);
    }
}
