package dev.czar.rule.match;

import dev.czar.rule.Firing;
import java.util.List;
import java.util.Map;

/** A rule, what the question is about, and the values that some of the rule's variables have therefore. */
record Question(Anatomy rule, String about, Map<String, Object> presets) {

    String name() {
        return rule.rule().name();
    }

    /** The engine fired the rule, for what the question is about. */
    boolean fires(Moment moment) {
        return !firings(moment).isEmpty() && matches(moment);
    }

    private boolean matches(Moment moment) {
        return presets.isEmpty() || !moment.joins().each(rule.clauses(), Scope.EMPTY, match -> !match.holds(presets));
    }

    List<Firing> firings(Moment moment) {
        return moment.result().trace().stream()
                .filter(firing -> firing.rule().equals(name()))
                .toList();
    }
}
