package dev.czar.rule.match;

import dev.czar.rule.check.syntax.ParsedRuleFile;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import dev.czar.rule.match.RuleCondition.ConditionText;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** How a rule's conditions are written, and where. */
final class ConditionSource {

    static final Pattern BINDING = Pattern.compile("\\s*([$\\w]+)\\s*:\\s*([\\w.]+)\\s*");

    private final ParsedRuleFile source;
    private final RuleDescr rule;

    ConditionSource(ParsedRuleFile source, RuleDescr rule) {
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
    ConditionText span(BaseDescr descr, String otherwise) {
        String text = source.text();
        if (descr == null || descr.getStartCharacter() < 0 || descr.getEndCharacter() >= text.length()) {
            TextPosition place = TextPosition.at(text, rule.getStartCharacter());
            return new ConditionText(otherwise, place.line(), place.column());
        }
        TextPosition place = TextPosition.at(text, descr.getStartCharacter());
        String written = text.substring(descr.getStartCharacter(), descr.getEndCharacter() + 1);
        return new ConditionText(
                written.strip().replaceAll("\\s+", " ").replaceFirst(";$", ""), place.line(), place.column());
    }

    /** Of an expression inside a pattern, which the parser leaves without offsets. */
    ConditionText span(ExprConstraintDescr expression, BaseDescr pattern) {
        String written = expression.getExpression().strip();
        int offset = source.text().indexOf(written, Math.max(0, pattern.getStartCharacter()));
        TextPosition place = offset < 0
                ? TextPosition.at(source.text(), rule.getStartCharacter())
                : TextPosition.at(source.text(), offset);
        return new ConditionText(written, place.line(), place.column());
    }
}
