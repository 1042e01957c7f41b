package dev.czar.world.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.io.FailureText;
import dev.czar.world.PlainText;
import dev.czar.world.QuotaUsage;
import dev.czar.world.SecretValue;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import dev.czar.world.review.ReviewModel.ChatModelFactory;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.util.List;

/**
 * Asks a language model. It gets the change as one JSON text, in which nothing can end the text it stands in; it has no
 * tools, sees no secrets, and its answer counts only in the documented shape.
 */
public final class ModelReviewer implements CodeReviewer {

    private static final int SHOWN = 500;

    /** About as many characters make a token of source code, at the least. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    private final ReviewModel choice;
    private final SecretValue key;
    private final String instructions;
    private final DailyTokenBudget allowance;
    private final JsonMapper mapper = new JsonMapper();
    private final ReviewAnswerReader reader = new ReviewAnswerReader();

    public ModelReviewer(ReviewModel choice, SecretValue key, String instructions, DailyTokenBudget allowance) {
        this.choice = choice;
        this.key = key;
        this.instructions = instructions;
        this.allowance = allowance;
    }

    @Override
    public ReviewAnswer review(ReviewRequest request) {
        try {
            String data = data(request);
            long expected =
                    ChatModelFactory.MOST_WRITTEN + (instructions.length() + data.length()) / CHARACTERS_PER_TOKEN;
            return allowance.covers(expected)
                    ? answer(ask(data))
                    : ReviewAnswer.error("The reviewer may use %d tokens a day, and this change needs up to %d more."
                            .formatted(allowance.daily(), expected));
        } catch (IOException failure) {
            return ReviewAnswer.error("The reviewer could not be asked: " + FailureText.of(failure));
        } catch (RuntimeException failure) {
            return ReviewAnswer.error("The model %s could not be asked: %s"
                    .formatted(choice.name(), PlainText.upTo(SHOWN, String.valueOf(failure.getMessage()))));
        }
    }

    @Override
    public List<QuotaUsage> spendings() {
        try {
            return List.of(allowance.spending());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private ChatResponse ask(String data) throws IOException {
        ChatResponse response = ChatModelFactory.of(choice, key.reveal())
                .chat(SystemMessage.from(instructions), UserMessage.from(data));
        TokenUsage usage = response.tokenUsage();
        allowance.use(
                usage == null || usage.totalTokenCount() == null
                        ? ChatModelFactory.MOST_WRITTEN + data.length() / CHARACTERS_PER_TOKEN
                        : usage.totalTokenCount());
        return response;
    }

    private String data(ReviewRequest request) throws JsonProcessingException {
        return mapper.writeValueAsString(request);
    }

    private ReviewAnswer answer(ChatResponse response) {
        if (response.finishReason() != null && response.finishReason() != FinishReason.STOP) {
            return ReviewAnswer.error("The model did not finish its answer: " + response.finishReason());
        }
        String text = response.aiMessage().text();
        return reader.read(text == null ? "" : unfenced(text.strip()));
    }

    /** Models like to put JSON between fences, though told not to. */
    private static String unfenced(String text) {
        boolean fenced = text.startsWith("```json\n") && text.endsWith("\n```");
        return fenced ? text.substring("```json\n".length(), text.length() - "\n```".length()) : text;
    }
}
