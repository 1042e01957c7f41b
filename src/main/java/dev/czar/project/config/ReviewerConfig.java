package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

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
    record OfModel(Api api, String model, String url, SecretSource key, int tokens, Duration timeout)
            implements ReviewerConfig {}

    /** The protocol a language model speaks. */
    enum Api {
        ANTHROPIC,
        OPENAI;

        String keyVariable() {
            return name() + "_API_KEY";
        }
    }

    /** Reads the reviewer of czar.yaml: a command, or a language model behind an API. */
    static final class ReviewerConfigReader {

        private static final Duration TIMEOUT = Duration.ofMinutes(10);
        private static final int TOKENS = 1_000_000;

        private ReviewerConfigReader() {}

        static ReviewerConfig read(FileSection section, Path root) {
            if (!section.has("api")) {
                section.allowOnly("command", "timeout");
                return new ReviewerConfig.OfCommand(section.requiredCommand("command"), timeout(section));
            }
            section.allowOnly("api", "model", "url", "key-env", "key-file", "tokens-per-day", "timeout");
            ReviewerConfig.Api api = api(section);
            EndpointReader endpoint = new EndpointReader(section, root);
            if (!section.has("model")) {
                section.problem("api", "'model' is missing", "expected the name of a model, such as model: gpt-5-mini");
            }
            return new ReviewerConfig.OfModel(
                    api,
                    section.text("model", "", TextFormat.ANY),
                    section.has("url") ? endpoint.url("https://none").toString() : "",
                    endpoint.secret("key", api.keyVariable()),
                    section.number("tokens-per-day", TOKENS, 1, Integer.MAX_VALUE),
                    timeout(section));
        }

        private static ReviewerConfig.Api api(FileSection section) {
            section.oneOf("api", List.of("anthropic", "openai"));
            String word = section.text("api", "", TextFormat.ANY);
            for (ReviewerConfig.Api api : ReviewerConfig.Api.values()) {
                if (api.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return api;
                }
            }
            section.problem("api", "there is no api '" + word + "'", "expected anthropic or openai");
            return ReviewerConfig.Api.OPENAI;
        }

        private static Duration timeout(FileSection section) {
            return section.duration("timeout").orElse(TIMEOUT);
        }
    }
}
