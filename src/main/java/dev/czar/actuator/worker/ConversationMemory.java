package dev.czar.actuator.worker;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the conversation that a worker's program is in still holds. */
@FunctionalInterface
public interface ConversationMemory {
    /** Those of these words that it holds; empty where nobody can tell. */
    Optional<Set<String>> held(String worker, List<String> words);

    /** Whether it is known to hold any of them; asks nothing where there are none. */
    default boolean holdsAny(String worker, List<String> words) {
        return !words.isEmpty()
                && held(worker, words)
                        .filter(held -> !Collections.disjoint(held, words))
                        .isPresent();
    }
}
