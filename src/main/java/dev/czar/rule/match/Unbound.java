package dev.czar.rule.match;

import dev.czar.rule.match.Clause.Matching;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether conditions speak of variables that have no value. */
final class Unbound {

    private Unbound() {}

    static boolean in(List<Clause> parts, Scope scope) {
        Set<String> own = new HashSet<>();
        for (Clause part : parts) {
            if (part instanceof Matching matching) {
                own.add(matching.pattern().variable());
                matching.pattern().bindings().forEach(binding -> own.add(binding.variable()));
                if (matching.pattern().constraints().stream()
                        .flatMap(constraint -> Stream.of(constraint.variables()))
                        .anyMatch(variable -> !own.contains(variable) && scope.value(variable) == null)) {
                    return true;
                }
            }
        }
        return false;
    }
}
