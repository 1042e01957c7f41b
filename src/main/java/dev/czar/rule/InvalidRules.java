package dev.czar.rule;

import dev.czar.rule.check.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** A set of rule files that is not a rule book. */
public final class InvalidRules extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public InvalidRules(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
