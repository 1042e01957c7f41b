package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one rule. */
final class Findings {

    private final Source source;
    private final String rule;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Findings(Source source, String rule) {
        this.source = source;
        this.rule = rule;
    }

    void add(Code code, Span at, String message, String hint) {
        diagnostics.add(source.diagnostic(new Finding(code, message, hint), at, rule));
    }

    void add(Refused refused) {
        diagnostics.add(source.diagnostic(refused.finding(), refused.span(), rule));
    }

    boolean errors() {
        return diagnostics.stream().anyMatch(Diagnostic::error);
    }

    List<Diagnostic> list() {
        return List.copyOf(diagnostics);
    }
}
