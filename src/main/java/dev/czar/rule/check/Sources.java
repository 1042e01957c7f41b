package dev.czar.rule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parsed rule files, and what is wrong with those that cannot be parsed. */
public record Sources(List<Source> parsed, List<Diagnostic> diagnostics) {

    /** {@code texts} by the name of their file. */
    public static Sources of(Map<String, String> texts) {
        List<Source> parsed = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        texts.forEach((file, text) -> {
            Optional<Refused> refused = Surface.problem(text);
            if (refused.isPresent()) {
                diagnostics.add(Texts.diagnostic(
                        file, text, "", refused.get().span(), refused.get().finding()));
            } else {
                Parsing parsing = Parsing.of(file, text);
                parsing.source().ifPresent(parsed::add);
                diagnostics.addAll(parsing.diagnostics());
            }
        });
        return new Sources(List.copyOf(parsed), List.copyOf(diagnostics));
    }
}
