package dev.czar.world.review;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;

/** Which language model reviews, where it answers ({@code ""} for the provider's own address), and for how long. */
public record ReviewModel(Api api, String name, String url, Duration timeLimit) {

    /** The protocols spoken: Anthropic's, and OpenAI's with all that imitate it. */
    public enum Api {
        ANTHROPIC,
        OPENAI
    }

    /** Language models by protocol. Nothing is tried twice here: whether to ask again is for the rules to say. */
    static final class ChatModelFactory {

        /** Tokens of an answer. */
        static final int MOST_WRITTEN = 4_096;

        private ChatModelFactory() {}

        static ChatModel of(ReviewModel choice, String key) {
            return switch (choice.api()) {
                case ANTHROPIC -> anthropic(choice, key);
                case OPENAI -> openai(choice, key);
            };
        }

        private static ChatModel anthropic(ReviewModel choice, String key) {
            var builder = AnthropicChatModel.builder()
                    .httpClientBuilder(new JdkHttpClientBuilder())
                    .apiKey(key)
                    .modelName(choice.name())
                    .maxTokens(MOST_WRITTEN)
                    .timeout(choice.timeLimit())
                    .maxRetries(0);
            return (choice.url().isEmpty() ? builder : builder.baseUrl(choice.url())).build();
        }

        private static ChatModel openai(ReviewModel choice, String key) {
            var builder = OpenAiChatModel.builder()
                    .httpClientBuilder(new JdkHttpClientBuilder())
                    .apiKey(key)
                    .modelName(choice.name())
                    .maxCompletionTokens(MOST_WRITTEN)
                    .timeout(choice.timeLimit())
                    .maxRetries(0);
            return (choice.url().isEmpty() ? builder : builder.baseUrl(choice.url())).build();
        }
    }
}
