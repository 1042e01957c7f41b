package dev.czar.rule.check;

import dev.czar.rule.check.reading.AllowedMembers.AccumulateFunctions;
import dev.czar.rule.check.reading.PatternReader.PatternTypeCheck;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.ParsedRuleFile.ConditionWalker;
import dev.czar.rule.check.syntax.ParsedRuleFile.FileCheck;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Conditions are patterns over facts: no eval, no source but the facts, no code in an accumulation. */
final class ConditionCheck implements FileCheck {

    @Override
    public Stream<CheckDiagnostic> check(ParsedRuleFile source) {
        return source.rules().flatMap(rule -> ConditionWalker.of(rule).flatMap(descr -> check(descr)
                .map(finding -> source.diagnostic(finding, place(source, descr, rule), rule.getName()))));
    }

    private static TextSpan place(ParsedRuleFile source, BaseDescr descr, RuleDescr rule) {
        return descr.getStartCharacter() > 0 ? source.span(descr) : source.head(rule);
    }

    private static Stream<Finding> check(BaseDescr descr) {
        if (descr instanceof EvalDescr) {
            return forbidden("eval", "write a constraint inside a pattern");
        }
        if (descr instanceof NamedConsequenceDescr || descr instanceof ConditionalBranchDescr) {
            return forbidden("a named consequence", "write one rule for each conclusion");
        }
        if (descr instanceof AccumulateDescr accumulate) {
            return accumulation(accumulate);
        }
        return descr instanceof PatternDescr pattern ? pattern(pattern) : Stream.empty();
    }

    private static Stream<Finding> pattern(PatternDescr pattern) {
        return Stream.of(from(pattern), window(pattern), annotated(pattern), unified(pattern))
                .flatMap(Optional::stream);
    }

    private static Optional<Finding> from(PatternDescr pattern) {
        PatternSourceDescr from = pattern.getSource();
        if (from == null) {
            return Optional.empty();
        }
        boolean counted = from instanceof AccumulateDescr
                && PatternTypeCheck.simple(pattern).startsWith("Object");
        return counted
                ? Optional.empty()
                : Optional.of(finding("from", "match facts; accumulate( pattern; $n : count() ) collects them"));
    }

    private static Optional<Finding> window(PatternDescr pattern) {
        return pattern.getBehaviors().isEmpty()
                ? Optional.empty()
                : Optional.of(finding("a window", "rules see one moment; match ages"));
    }

    private static Optional<Finding> annotated(PatternDescr pattern) {
        return pattern.getAnnotationNames().stream()
                .findFirst()
                .map(name -> finding("the annotation @" + name + " of a pattern", "leave it out"));
    }

    private static Optional<Finding> unified(PatternDescr pattern) {
        return pattern.isUnification()
                ? Optional.of(finding("a unification", "bind with $name : Type( ... )"))
                : Optional.empty();
    }

    private static Stream<Finding> accumulation(AccumulateDescr accumulate) {
        String hint = "use one of " + String.join(", ", AccumulateFunctions.FUNCTIONS);
        if (!accumulate.isExternalFunction()) {
            return forbidden("code in an accumulation", hint);
        }
        return accumulate.getFunctions().stream()
                .filter(function -> !AccumulateFunctions.FUNCTIONS.contains(function.getFunction()))
                .map(function -> finding("the accumulate function " + function.getFunction(), hint));
    }

    private static Stream<Finding> forbidden(String message, String hint) {
        return Stream.of(finding(message, hint));
    }

    private static Finding finding(String message, String hint) {
        return new Finding(DiagnosticCode.FORBIDDEN, message, hint);
    }
}
