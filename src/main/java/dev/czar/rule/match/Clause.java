package dev.czar.rule.match;

import java.util.List;
import java.util.stream.Stream;

/** One element of a rule's conditions. */
sealed interface Clause {

    Span span();

    /** A fact that must be there. */
    record Matching(Span span, Pattern pattern) implements Clause {}

    /** What must not be there. */
    record Absent(Span span, List<Clause> parts) implements Clause {}

    /** What must be there, whichever and however often. */
    record Present(Span span, List<Clause> parts) implements Clause {}

    /** What is computed over all that is there. */
    record Total(Span span, List<Clause> parts, List<Tally> tallies) implements Clause {}

    /** One of several ways. */
    record Either(Span span, List<List<Clause>> ways) implements Clause {}

    /** An element whose meaning is left to the engine. */
    record Opaque(Span span) implements Clause {}

    /** The patterns that facts match, in whichever way. */
    static Stream<Pattern> patterns(List<Clause> clauses) {
        return clauses.stream().flatMap(clause -> {
            if (clause instanceof Matching matching) {
                return Stream.of(matching.pattern());
            }
            return clause instanceof Either either ? either.ways().stream().flatMap(Clause::patterns) : Stream.empty();
        });
    }
}
