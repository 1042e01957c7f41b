package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.FactIndexFixture;
import dev.czar.web.view.TaskProgressReader.WaitingStepView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskProgressReaderTest {

    private static final List<Fact> IN_REVIEW = List.of(
            new Task("parser", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
            new Dependency("parser", "lexer"),
            new Claim("parser", "ada", Duration.ofHours(1)),
            new CompletionReport("parser", "ada", "czar/ada/parser", "c0ffee", Duration.ZERO),
            new PullRequest(7, "parser", "ada", "czar/ada/parser", "c0ffee", PullRequestState.OPEN, Duration.ZERO));

    @Test
    void stepsComeInTheirOrderWithTheirRuleAndWhy() {
        TaskProgressReader progress = new TaskProgressReader(FactIndexFixture.of(IN_REVIEW));
        assertThat(progress.stageName("parser")).isEqualTo("IN_REVIEW");
        List<WaitingStepView> steps = progress.waitingFor("parser").orElseThrow();
        assertThat(steps)
                .extracting(WaitingStepView::text)
                .containsExactly("requirement lexer", "passing checks", "approval");
        assertThat(steps.get(2).rule()).isEqualTo("a pull request without a review waits for approval");
        assertThat(steps.get(2).why()).isEqualTo("nobody has reviewed this head");
    }

    @Test
    void whatNoRuleConcludesIsUnknownAndNotNothing() {
        List<KnownFact> known = IN_REVIEW.stream()
                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                .toList();
        FactIndex older = new FactIndex(new Snapshot(Instant.EPOCH, known), Optional.empty());
        assertThat(new TaskProgressReader(older).stageName("parser")).isEqualTo("UNKNOWN");
        assertThat(new TaskProgressReader(older).waitingFor("parser")).isEmpty();
        assertThat(OmnibusView.of(older).members()).isEmpty();
        assertThat(PullRequestView.of(older, (PullRequest) IN_REVIEW.get(4)).waitingFor())
                .isEmpty();
    }
}
