package dev.czar.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Reads the reviewer of czar.yaml: a command, or a language model behind an API. */
final class ReviewerSection {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int TOKENS = 1_000_000;

    private ReviewerSection() {}

    static ReviewerConfig read(Section section, Path root) {
        if (!section.has("api")) {
            section.only("command", "timeout");
            return new ReviewerConfig.OfCommand(section.required("command"), timeout(section));
        }
        section.only("api", "model", "url", "key-env", "key-file", "tokens-per-day", "timeout");
        ReviewerConfig.Api api = api(section);
        Endpoint endpoint = new Endpoint(section, root);
        if (!section.has("model")) {
            section.problem("api", "'model' is missing", "expected the name of a model, such as model: gpt-5-mini");
        }
        return new ReviewerConfig.OfModel(
                api,
                section.text("model", "", Shape.ANY),
                section.has("url") ? endpoint.url("https://none").toString() : "",
                endpoint.secret("key", api.keyVariable()),
                section.number("tokens-per-day", TOKENS, 1, Integer.MAX_VALUE),
                timeout(section));
    }

    private static ReviewerConfig.Api api(Section section) {
        String word = section.text("api", "", Shape.ANY);
        for (ReviewerConfig.Api api : ReviewerConfig.Api.values()) {
            if (api.name().toLowerCase(Locale.ROOT).equals(word)) {
                return api;
            }
        }
        section.problem("api", "there is no api '" + word + "'", "expected anthropic or openai");
        return ReviewerConfig.Api.OPENAI;
    }

    private static Duration timeout(Section section) {
        return section.duration("timeout").orElse(TIMEOUT);
    }
}
