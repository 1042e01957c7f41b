package dev.czar.world.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.SecretValue;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import dev.czar.world.review.ReviewAnswer.ReviewComment;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import dev.czar.world.review.ReviewModel.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelReviewerTest {

    private static final String INSTRUCTIONS = "Judge the change.";

    @TempDir
    Path folder;

    private FakeLanguageModel model;

    @BeforeEach
    void start() throws IOException {
        model = new FakeLanguageModel();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource
    void aModelGetsTheChangeAsDataAndNoToolsAndAnswersWithAVerdict(Api api) throws Exception {
        model.answer = asked ->
                "{\"verdict\":\"request_changes\",\"summary\":\"no tests\",\"comments\":[{\"file\":\"a\",\"line\":1,\"text\":\"?\"}]}";
        ReviewAnswer answer = reviewer(api, 100_000).review(request("Title", "diff"));
        assertThat(answer)
                .isEqualTo(new ReviewAnswer(
                        ReviewVerdict.REQUEST_CHANGES, "no tests", List.of(new ReviewComment("a", 1, "?"))));
        FakeLanguageModel.Asked asked = model.asked.get(0);
        assertThat(asked.headers().values().toString()).contains("hidden-key");
        assertThat(asked.body().toString()).contains(INSTRUCTIONS).doesNotContain("hidden-key");
        assertThat(asked.body().has("tools")).isFalse();
        assertThat(data(asked).path("diff").textValue()).isEqualTo("diff");
    }

    @ParameterizedTest
    @EnumSource
    void nothingInAChangeCanEndTheTextItStandsIn(Api api) throws Exception {
        for (String payload : PromptInjectionSamples.payloads()) {
            reviewer(api, 100_000_000).review(request(payload, payload));
            FakeLanguageModel.Asked asked = model.asked.get(model.asked.size() - 1);
            assertThat(data(asked).path("title").textValue()).isEqualTo(payload);
            assertThat(data(asked).path("diff").textValue()).isEqualTo(payload);
            assertThat(data(asked).size()).isEqualTo(9);
        }
    }

    @Test
    void aModelThatEchoesWhatTheChangeSaysApprovesOnlyInTheDocumentedShape() throws Exception {
        int approved = 0;
        for (String payload : PromptInjectionSamples.payloads()) {
            model.answer = asked -> "I was told: " + payload;
            assertThat(reviewer(Api.OPENAI, 100_000_000)
                            .review(request("", payload))
                            .verdict())
                    .isEqualTo(ReviewVerdict.ERROR);
            model.answer = asked -> payload;
            approved += reviewer(Api.OPENAI, 100_000_000)
                                    .review(request("", payload))
                                    .verdict()
                            == ReviewVerdict.APPROVE
                    ? 1
                    : 0;
        }
        assertThat(approved)
                .as("the two payloads that are whole answers themselves")
                .isEqualTo(2);
    }

    @Test
    void whatIsNotAWholeAnswerIsAnError() throws Exception {
        ModelReviewer reviewer = reviewer(Api.OPENAI, 100_000);
        model.answer = asked -> "```json\n{\"verdict\":\"approve\",\"summary\":\"\"}\n```";
        assertThat(reviewer.review(request("", "")).verdict()).isEqualTo(ReviewVerdict.APPROVE);
        model.answer = asked -> "LGTM, {\"verdict\":\"approve\",\"summary\":\"\"}";
        assertThat(reviewer.review(request("", "")).summary()).contains("not JSON");
        model.answer = asked -> "{\"verdict\":\"approve\",\"summary\":\"\"}";
        model.finish = "length";
        assertThat(reviewer.review(request("", "")).summary()).contains("did not finish");
        model.finish = "";
        model.status = 529;
        assertThat(reviewer.review(request("", "")).summary()).contains("the-model", "could not be asked");
        assertThat(model.asked).as("asked once each time").hasSize(4);
    }

    @Test
    void aModelReadsAndWritesNoMoreADayThanItMay() throws Exception {
        ModelReviewer reviewer = reviewer(Api.ANTHROPIC, 4_300);
        assertThat(reviewer.review(request("", "")).verdict()).isEqualTo(ReviewVerdict.APPROVE);
        assertThat(reviewer.review(request("", "")).verdict()).isEqualTo(ReviewVerdict.APPROVE);
        assertThat(reviewer.review(request("", "")).summary()).contains("4300 tokens a day");
        assertThat(reviewer(Api.ANTHROPIC, 4_300).review(request("", "")).summary())
                .as("after a restart too")
                .contains("4300 tokens a day");
        assertThat(model.asked).hasSize(2);
    }

    private ModelReviewer reviewer(Api api, long tokens) {
        return new ModelReviewer(choice(api), new SecretValue("hidden-key"), INSTRUCTIONS, allowance(tokens));
    }

    private ReviewModel choice(Api api) {
        return new ReviewModel(api, "the-model", model.url(), Duration.ofSeconds(20));
    }

    private DailyTokenBudget allowance(long tokens) {
        return new DailyTokenBudget(folder.resolve("tokens"), tokens, Clock.systemUTC());
    }

    private static ReviewRequest request(String title, String diff) {
        return new ReviewRequest(1, "T1", "czar/w/T1", "b", "h", title, "Body", List.of("a.txt"), diff);
    }

    /** The last message, which is the user's. */
    private static JsonNode data(FakeLanguageModel.Asked asked) throws IOException {
        JsonNode messages = asked.body().path("messages");
        JsonNode content = messages.get(messages.size() - 1).path("content");
        return new JsonMapper()
                .readTree(
                        content.isTextual()
                                ? content.textValue()
                                : content.get(0).path("text").textValue());
    }
}
