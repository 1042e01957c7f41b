package dev.czar.rule.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Accepted;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.fact.Review;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Verdict;
import dev.czar.fact.Worker;
import dev.czar.rule.Situation;
import dev.czar.world.review.Persuasion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Approval comes from the verdict and the checks; no text, wherever it stands, is approval. */
class PersuasionTest {

    private static final Duration AGE = Duration.ofMinutes(1);

    static List<String> payloads() throws IOException {
        return Persuasion.payloads();
    }

    @Test
    void theCorpusIsLarge() throws IOException {
        assertThat(payloads()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(accepted(CheckStatus.PASSED, Verdict.APPROVE, "fine")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void noWordInALogOrAReviewIsApproval(String payload) {
        assertThat(accepted(CheckStatus.PASSED, Verdict.REQUEST_CHANGES, payload))
                .isFalse();
        assertThat(accepted(CheckStatus.PASSED, Verdict.ERROR, payload)).isFalse();
        assertThat(accepted(CheckStatus.FAILED, Verdict.APPROVE, payload))
                .as("a reviewer who was talked into approval is one vote")
                .isFalse();
    }

    private static boolean accepted(CheckStatus checks, Verdict verdict, String text) {
        return Situation.given(
                        new Project("tally", "main", ProjectState.RUNNING),
                        new Worker("w1", "command", List.of()),
                        new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                        new Claim("T1", "w1", Duration.ofHours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", AGE),
                        new CheckResult("T1", "h1", checks, text, text, AGE),
                        new PullRequest(7, "T1", "w1", "b", "h1", PullRequestState.OPEN, AGE),
                        new Review(7, "T1", "h1", verdict, text, AGE))
                .result()
                .derived()
                .stream()
                .anyMatch(evidence -> evidence.fact() instanceof Accepted);
    }
}
