package dev.czar.world.review;

import java.time.Duration;

/** Which language model reviews, where it answers ({@code ""} for the provider's own address), and for how long. */
public record ModelChoice(Api api, String name, String url, Duration timeLimit) {

    /** The protocols spoken: Anthropic's, and OpenAI's with all that imitate it. */
    public enum Api {
        ANTHROPIC,
        OPENAI
    }
}
