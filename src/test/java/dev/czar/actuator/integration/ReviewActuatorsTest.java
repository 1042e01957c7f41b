package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.io.CheckSpec;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.git.EmbeddedRepositories;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's part, in a real repository with real checks. */
class ReviewActuatorsTest extends ReviewActionContract {

    private static final String FAULT = "it fails";
    private static final String QUESTIONABLE = "please do not";

    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private CheckSuite checks;
    private int heads;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        scene.sample.git("branch", BRANCH, "main");
        String script = "if [ -e '%1$s' ]; then rm '%1$s'; exit 127; fi; if grep -s '%2$s' work; then exit 1; fi"
                .formatted(folder.resolve("broken"), FAULT);
        CheckSpec units = new CheckSpec("units", List.of("sh", "-c", script), Duration.ofSeconds(20));
        checks = scene.suite(List.of(units));
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void aRepositoryInTheWorkIsSentBackForNobodyElseGetsItsFiles() throws Exception {
        Path inner = scene.sample.top().resolve("inner tool");
        scene.sample.git("switch", "--quiet", BRANCH);
        scene.sample.git("init", "--quiet", inner.toString());
        scene.sample.commitIn(inner, "tool", "x\n", "Tool");
        scene.sample.git("config", "diff.ignoreSubmodules", "all");
        scene.sample.git("add", "--all", "--force");
        String head = scene.sample.commit("work", "done\n", "Work");
        scene.sample.git("switch", "--quiet", "main");
        Outcome checked = act(new RunChecks("T1", "w", BRANCH, head, 1));
        assertThat(IntegrationFixture.facts(checked, CheckResult.class))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
                    assertThat(result.signature()).isEqualTo("embedded repository");
                    assertThat(result.log()).contains("inner tool");
                });
    }

    @Test
    void aSubmoduleInTheWorkIsChecked() throws Exception {
        scene.sample.git("switch", "--quiet", BRANCH);
        scene.sample.write(
                scene.sample.top().resolve(".gitmodules"),
                "[submodule \"x\"]\n\tpath = inner\n\turl = https://git.invalid/inner\n");
        scene.sample.git("add", ".gitmodules");
        scene.sample.git("update-index", "--add", "--cacheinfo", "160000," + scene.sample.head("main") + ",inner");
        String head = scene.sample.commit("work", "done\n", "Work");
        scene.sample.git("switch", "--quiet", "main");
        assertThat(new EmbeddedRepositories(scene.sample.repository()).since("main", head))
                .isEmpty();
    }

    @Override
    protected String head(boolean passes, boolean approved) {
        heads++;
        String work = "%d\n%s\n%s\n".formatted(heads, passes ? "" : FAULT, approved ? "" : QUESTIONABLE);
        scene.sample.git("switch", "--quiet", BRANCH);
        String head = scene.sample.commit("work", work, "Work " + heads);
        scene.sample.git("switch", "--quiet", "main");
        return head;
    }

    @Override
    protected void breakChecks() {
        scene.sample.write(folder.resolve("broken"), "");
    }

    @Override
    protected Outcome act(ReviewAction action) throws Exception {
        if (action instanceof RunChecks run) {
            return new RunChecksActuator(scene.site(), checks, task -> List.of()).act(run);
        } else if (action instanceof OpenPullRequest open) {
            return new OpenPullRequestActuator(scene.site(), scene.forge).act(open);
        }
        return new ReviewPullRequestActuator(scene.site(), scene.forge, ReviewActuatorsTest::judged)
                .act((ReviewPullRequest) action);
    }

    private static ReviewAnswer judged(ReviewRequest request) {
        return request.diff().contains("+" + QUESTIONABLE)
                ? new ReviewAnswer(ReviewVerdict.REQUEST_CHANGES, "not so", List.of())
                : new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of());
    }
}
