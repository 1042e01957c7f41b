package dev.czar.rule.testing;

import java.time.Duration;
import java.util.List;

/** How a case ended; it passed when there are no {@code failures}. */
public record CaseResult(String file, int line, String name, List<String> failures, Duration took) {

    public CaseResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
