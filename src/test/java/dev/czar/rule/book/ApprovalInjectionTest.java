package dev.czar.rule.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.fact.Worker;
import dev.czar.rule.RuleScenario;
import dev.czar.world.review.PromptInjectionSamples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Approval comes from the verdict and the checks; no text, wherever it stands, is approval. */
class ApprovalInjectionTest {

    private static final Duration AGE = Duration.ofMinutes(1);

    static List<String> payloads() throws IOException {
        return PromptInjectionSamples.payloads();
    }

    @Test
    void theCorpusIsLarge() throws IOException {
        assertThat(payloads()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(accepted(CheckStatus.PASSED, ReviewResult.APPROVE, "fine")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void noWordInALogOrAReviewIsApproval(String payload) {
        assertThat(accepted(CheckStatus.PASSED, ReviewResult.REQUEST_CHANGES, payload))
                .isFalse();
        assertThat(accepted(CheckStatus.PASSED, ReviewResult.ERROR, payload)).isFalse();
        assertThat(accepted(CheckStatus.FAILED, ReviewResult.APPROVE, payload))
                .as("a reviewer who was talked into approval is one vote")
                .isFalse();
    }

    private static boolean accepted(CheckStatus checks, ReviewResult verdict, String text) {
        return RuleScenario.given(
                        new Project("tally", "main", ProjectState.RUNNING),
                        new Worker("w1", "command", List.of()),
                        new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                        new Claim("T1", "w1", Duration.ofHours(1)),
                        new CompletionReport("T1", "w1", "b", "h1", AGE),
                        new CheckResult("T1", "h1", checks, text, text, AGE),
                        new PullRequest(7, "T1", "w1", "b", "h1", PullRequestState.OPEN, AGE),
                        new Review(7, "T1", "h1", verdict, text, AGE))
                .result()
                .derived()
                .stream()
                .anyMatch(evidence -> evidence.fact() instanceof Accepted);
    }
}
