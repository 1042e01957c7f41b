package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Created;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.RuleDescr;

/** What a rule says, as far as it could be understood, and what is wrong with it by itself. */
record Reading(
        Source source,
        RuleDescr rule,
        List<Matched> patterns,
        Optional<Created> conclusion,
        List<Diagnostic> diagnostics) {

    Diagnostic diagnostic(Code code, Span at, String message, String hint) {
        return source.diagnostic(new Finding(code, message, hint), at, rule.getName());
    }

    /** Whether all of it was understood. */
    boolean understood() {
        return diagnostics.stream().noneMatch(Diagnostic::error);
    }

    /** The type it concludes. */
    Optional<Class<?>> concluded() {
        return conclusion.map(created -> Vocabulary.CONCLUDED.get(created.type().text()));
    }
}
