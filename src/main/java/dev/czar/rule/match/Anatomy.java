package dev.czar.rule.match;

import dev.czar.rule.Rule;
import java.util.List;
import java.util.Optional;

/** A rule taken apart: its conditions, and what it concludes. */
record Anatomy(Rule rule, List<Clause> clauses, Optional<Conclusion> conclusion) {

    Anatomy {
        clauses = List.copyOf(clauses);
    }
}
