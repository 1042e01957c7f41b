package dev.czar.project;

import java.time.Duration;
import java.util.List;

/** Who reviews a pull request, and how long that may take. */
public sealed interface ReviewerConfig {

    Duration timeout();

    /** A command. */
    record OfCommand(List<String> command, Duration timeout) implements ReviewerConfig {
        public OfCommand {
            command = List.copyOf(command);
        }
    }

    /** A language model; {@code url} is {@code ""} for the provider's own, {@code tokens} is what it may read and write a day. */
    record OfModel(Api api, String model, String url, SecretPlace key, int tokens, Duration timeout)
            implements ReviewerConfig {}

    /** The protocol a language model speaks. */
    enum Api {
        ANTHROPIC,
        OPENAI;

        String keyVariable() {
            return name() + "_API_KEY";
        }
    }
}
