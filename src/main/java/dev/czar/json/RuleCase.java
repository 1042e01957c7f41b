package dev.czar.json;

import dev.czar.fact.Snapshot;
import java.util.List;

/**
 * A rule test: what is known, what is to be decided or derived, and what is not. When {@code exactly}, no other decision may
 * stand. {@code line} is where it begins in its file.
 */
public record RuleCase(
        String name,
        String because,
        Snapshot given,
        List<CaseExpectation> expect,
        List<CaseExpectation> expectNot,
        boolean exactly,
        int line) {

    public RuleCase {
        expect = List.copyOf(expect);
        expectNot = List.copyOf(expectNot);
    }
}
