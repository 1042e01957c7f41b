package dev.czar.rule.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A constraint compares; it creates nothing, calls no code of its own and changes nothing. */
final class Expressions implements Check {

    private static final Pattern LITERAL = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\bnew\\b|\\beval\\b|\\bdrools\\b|\\bgetClass\\b|->|::|[{};]|\\+\\+|--|(?<![=!<>~+:*/-])=(?!=)");

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().flatMap(rule -> Descrs.of(rule, ExprConstraintDescr.class)
                .flatMap(constraint -> check(source, rule, constraint)));
    }

    private static Stream<Diagnostic> check(Source source, RuleDescr rule, ExprConstraintDescr constraint) {
        Matcher forbidden =
                FORBIDDEN.matcher(LITERAL.matcher(constraint.getExpression()).replaceAll("\"\""));
        return forbidden.find()
                ? Stream.of(source.diagnostic(
                        constraint.getLine() > 0 ? constraint : rule,
                        rule,
                        "\"" + forbidden.group() + "\" in the constraint " + constraint.getExpression(),
                        "a constraint only compares fields, bindings and literals"))
                : Stream.empty();
    }
}
