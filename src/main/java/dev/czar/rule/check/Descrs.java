package dev.czar.rule.check;

import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Walks the conditions of a rule. */
public final class Descrs {

    private Descrs() {}

    /** Every element of the rule's conditions, outermost first. */
    public static Stream<BaseDescr> of(RuleDescr rule) {
        return rule.getLhs() == null ? Stream.empty() : below(rule.getLhs());
    }

    public static <T extends BaseDescr> Stream<T> of(RuleDescr rule, Class<T> type) {
        return of(rule).filter(type::isInstance).map(type::cast);
    }

    private static Stream<BaseDescr> below(BaseDescr descr) {
        return Stream.concat(Stream.of(descr), children(descr).flatMap(Descrs::below));
    }

    private static Stream<? extends BaseDescr> children(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return Stream.concat(
                    Stream.ofNullable(pattern.getConstraint()).map(BaseDescr.class::cast),
                    Stream.ofNullable(pattern.getSource()));
        }
        if (descr instanceof AccumulateDescr accumulate) {
            return Stream.ofNullable(accumulate.getInput());
        }
        return descr instanceof ConditionalElementDescr group ? group.getDescrs().stream() : Stream.empty();
    }
}
