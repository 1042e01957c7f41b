package dev.czar.actuator.worker;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the conversation that a worker's program is in still holds. */
@FunctionalInterface
public interface ConversationMemory {
    /** Those of these words that it holds; empty where nobody can tell. */
    Optional<Set<String>> held(String worker, List<String> words);
}
