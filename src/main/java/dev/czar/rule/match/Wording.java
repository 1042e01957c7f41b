package dev.czar.rule.match;

import dev.czar.rule.check.Place;
import dev.czar.rule.check.Source;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** How a rule's conditions are written, and where. */
final class Wording {

    static final Pattern BINDING = Pattern.compile("\\s*([$\\w]+)\\s*:\\s*([\\w.]+)\\s*");

    private final Source source;
    private final RuleDescr rule;

    Wording(Source source, RuleDescr rule) {
        this.source = source;
        this.rule = rule;
    }

    List<? extends BaseDescr> conditions() {
        return rule.getLhs() == null ? List.of() : rule.getLhs().getDescrs();
    }

    static List<? extends BaseDescr> below(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            return accumulate.getInput() instanceof ConditionalElementDescr group
                    ? group.getDescrs()
                    : List.of(accumulate.getInput());
        }
        if (descr instanceof ConditionalElementDescr group) {
            return group.getDescrs();
        }
        return List.of();
    }

    /** What a pattern says between its parentheses. */
    static List<ExprConstraintDescr> expressions(BaseDescr descr) {
        return descr instanceof PatternDescr pattern && pattern.getConstraint() != null
                ? pattern.getConstraint().getDescrs().stream()
                        .filter(ExprConstraintDescr.class::isInstance)
                        .map(ExprConstraintDescr.class::cast)
                        .toList()
                : List.of();
    }

    /** The rule's own place when the element has none. */
    Span span(BaseDescr descr, String otherwise) {
        String text = source.text();
        if (descr == null || descr.getStartCharacter() < 0 || descr.getEndCharacter() >= text.length()) {
            Place place = Place.at(text, rule.getStartCharacter());
            return new Span(otherwise, place.line(), place.column());
        }
        Place place = Place.at(text, descr.getStartCharacter());
        String written = text.substring(descr.getStartCharacter(), descr.getEndCharacter() + 1);
        return new Span(written.strip().replaceAll("\\s+", " ").replaceFirst(";$", ""), place.line(), place.column());
    }

    /** Of an expression inside a pattern, which the parser leaves without offsets. */
    Span span(ExprConstraintDescr expression, BaseDescr pattern) {
        String written = expression.getExpression().strip();
        int offset = source.text().indexOf(written, Math.max(0, pattern.getStartCharacter()));
        Place place = offset < 0 ? Place.at(source.text(), rule.getStartCharacter()) : Place.at(source.text(), offset);
        return new Span(written, place.line(), place.column());
    }
}
