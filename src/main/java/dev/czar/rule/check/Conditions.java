package dev.czar.rule.check;

import java.util.Set;
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
final class Conditions implements Check {

    private static final Set<String> FUNCTIONS =
            Set.of("count", "sum", "min", "max", "average", "collectList", "collectSet");

    @Override
    public Stream<Diagnostic> check(Source source) {
        return source.rules().flatMap(rule -> Descrs.of(rule).flatMap(descr -> check(descr)
                .map(finding -> source.diagnostic(place(descr, rule), rule, finding.message(), finding.hint()))));
    }

    private record Finding(String message, String hint) {}

    private static BaseDescr place(BaseDescr descr, RuleDescr rule) {
        return descr.getLine() > 0 ? descr : rule;
    }

    private static Stream<Finding> check(BaseDescr descr) {
        if (descr instanceof EvalDescr) {
            return Stream.of(new Finding("eval", "write a constraint inside a pattern"));
        }
        if (descr instanceof NamedConsequenceDescr || descr instanceof ConditionalBranchDescr) {
            return Stream.of(new Finding("a named consequence", "write one rule for each conclusion"));
        }
        if (descr instanceof AccumulateDescr accumulate) {
            return accumulation(accumulate);
        }
        return descr instanceof PatternDescr pattern ? pattern(pattern) : Stream.empty();
    }

    private static Stream<Finding> pattern(PatternDescr pattern) {
        PatternSourceDescr from = pattern.getSource();
        Stream<Finding> source = from == null || from instanceof AccumulateDescr
                ? Stream.empty()
                : Stream.of(new Finding("from", "match facts; accumulate( ... ) collects them"));
        Stream<Finding> window = pattern.getBehaviors().isEmpty()
                ? Stream.empty()
                : Stream.of(new Finding("a window", "rules see one moment; match ages"));
        return Stream.concat(source, window);
    }

    private static Stream<Finding> accumulation(AccumulateDescr accumulate) {
        if (!accumulate.isExternalFunction()) {
            return Stream.of(new Finding("code in an accumulation", "use one of " + listed()));
        }
        return accumulate.getFunctions().stream()
                .filter(function -> !FUNCTIONS.contains(function.getFunction()))
                .map(function ->
                        new Finding("the accumulate function " + function.getFunction(), "use one of " + listed()));
    }

    private static String listed() {
        return String.join(", ", FUNCTIONS.stream().sorted().toList());
    }
}
