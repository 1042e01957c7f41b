package dev.czar.rule.check.reading;

import dev.czar.rule.check.reading.PatternReader.PatternTypeCheck;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import dev.czar.rule.check.syntax.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads one rule: its patterns with their constraints, its bindings and where they can be seen, its conclusion. */
public final class RuleReader {

    private final ParsedRuleFile source;
    private final RuleDescr rule;
    private final FindingCollector findings;
    private final BindingScope scope = new BindingScope();
    private final List<RulePattern> patterns = new ArrayList<>();
    private int group;
    private int groups;

    private RuleReader(ParsedRuleFile source, RuleDescr rule) {
        this.source = source;
        this.rule = rule;
        this.findings = new FindingCollector(source, rule.getName());
    }

    public static RuleReading read(ParsedRuleFile source, RuleDescr rule) {
        return new RuleReader(source, rule).read();
    }

    private RuleReading read() {
        if (rule.getLhs() != null) {
            read(rule.getLhs(), scope, Role.EACH);
        }
        Optional<Created> conclusion = new ConclusionReader(source, rule, findings).read();
        conclusion.ifPresent(created -> new ExpressionTyping(findings, scope, Optional.empty()).of(created));
        if (conclusion.isPresent() && !findings.errors()) {
            scope.unused()
                    .forEach(bound -> findings.add(
                            DiagnosticCode.UNUSED_BINDING,
                            bound.span(),
                            bound.name() + " is bound and never used",
                            "leave it out"));
        }
        return new RuleReading(source, rule, List.copyOf(patterns), conclusion, findings.list());
    }

    private void read(BaseDescr descr, BindingScope seen, Role role) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern, seen, role);
        } else if (descr instanceof OrDescr or) {
            alternatives(or, seen, role);
        } else if (descr instanceof ConditionalElementDescr element) {
            boolean open = descr instanceof AndDescr;
            BindingScope inside = open ? seen : seen.inner();
            Runnable parts =
                    () -> element.getDescrs().forEach(part -> read((BaseDescr) part, inside, role(descr, role)));
            if (open) {
                parts.run();
            } else {
                together(parts);
            }
        }
    }

    private void together(Runnable parts) {
        int outside = group;
        group = ++groups;
        parts.run();
        group = outside;
    }

    private static Role role(BaseDescr group, Role outside) {
        if (group instanceof NotDescr || group instanceof ForallDescr) {
            return Role.ABSENT;
        }
        return group instanceof ExistsDescr && (outside == Role.EACH || outside == Role.EITHER) ? Role.EXISTS : outside;
    }

    /** What every alternative binds can be seen after them. */
    private void alternatives(OrDescr or, BindingScope seen, Role role) {
        List<BindingScope> branches = new ArrayList<>();
        for (BaseDescr branch : or.getDescrs()) {
            BindingScope inside = seen.inner();
            read(branch, inside, role == Role.EACH ? Role.EITHER : role);
            branches.add(inside);
        }
        branches.stream().findFirst().ifPresent(first -> first.here().values().stream()
                .filter(bound ->
                        branches.stream().allMatch(scope -> scope.here().containsKey(bound.name())))
                .forEach(seen::adopt));
    }

    private void pattern(PatternDescr pattern, BindingScope seen, Role role) {
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            accumulation(pattern, accumulate, seen);
            return;
        }
        Optional<Class<?>> type = pattern.getSource() == null
                ? Optional.ofNullable(RuleVocabulary.MATCHED.get(PatternTypeCheck.simple(pattern)))
                : Optional.empty();
        PatternReader reader = new PatternReader(source, findings, seen, type);
        reader.identifier(pattern);
        reader.constraints(pattern);
        patterns.add(reader.matched(source.span(pattern), role, group));
    }

    private void accumulation(PatternDescr pattern, AccumulateDescr accumulate, BindingScope seen) {
        BindingScope inside = seen.inner();
        int before = patterns.size();
        if (accumulate.getInput() != null) {
            together(() -> read(accumulate.getInput(), inside, Role.COUNTED));
        }
        Set<String> uses = new TreeSet<>();
        patterns.subList(before, patterns.size()).forEach(inner -> uses.addAll(inner.uses()));
        PatternReader reader = new PatternReader(source, findings, seen, Optional.empty());
        reader.uses(uses);
        accumulate.getFunctions().forEach(function -> reader.result(source.span(accumulate), function, inside));
        reader.identifier(pattern);
        reader.constraints(pattern);
        patterns.add(reader.matched(source.span(accumulate), Role.COUNTED, group));
    }

    /** What a rule says, as far as it could be understood, and what is wrong with it by itself. */
    public record RuleReading(
            ParsedRuleFile source,
            RuleDescr rule,
            List<RulePattern> patterns,
            Optional<Created> conclusion,
            List<CheckDiagnostic> diagnostics) {

        public CheckDiagnostic diagnostic(DiagnosticCode code, TextSpan at, String message, String hint) {
            return source.diagnostic(new Finding(code, message, hint), at, rule.getName());
        }

        /** Whether all of it was understood. */
        public boolean understood() {
            return diagnostics.stream().noneMatch(CheckDiagnostic::error);
        }

        /** The type it concludes. */
        public Optional<Class<?>> concluded() {
            return conclusion.map(
                    created -> RuleVocabulary.CONCLUDED.get(created.type().text()));
        }
    }
}
