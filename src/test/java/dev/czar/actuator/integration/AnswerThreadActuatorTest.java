package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.AnswerThread;
import dev.czar.fact.Memory.ThreadAnswered;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakePullRequest;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerThreadActuatorTest {
    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Forge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private IntegrationFixture scene;
    private AnswerThreadActuator actuator;
    private FakePullRequest pull;
    private String began;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        actuator = new AnswerThreadActuator(scene.site(), forge);
        began = scene.sample.branch("czar/ada/login", "main", "src/a b.txt", "x\n", "Add a");
        String shown = gitHub.repository().push("czar/ada/login");
        forge.open(new PullRequestDraft("login", "ada", "czar/ada/login", "main", shown, "Title", "Body"));
        pull = gitHub.repository().pull(1);
        scene.sample.git("switch", "--quiet", "czar/ada/login");
    }

    @AfterEach
    void end() {
        scene.close();
        gitHub.close();
    }

    @Test
    void theReplyNamesTheCommitsThatChangedTheFileSince() {
        scene.sample.commit("other", "1\n", "Something else");
        String mended = scene.sample.commit("src/a b.txt", "y\n", "Say `why` @all");
        String head = scene.sample.commit("other", "2\n", "Complete login");
        String thread = remark("src/a b.txt");
        Outcome outcome = actuator.act(answer(thread, "src/a b.txt:12", began, head));
        actuator.act(answer(thread, "src/a b.txt:12", began, head));
        assertThat(pull.inlineTexts())
                .containsExactly(
                        "why?",
                        CommentText.marked("Answered with %s:\n\n* %s `Say 'why' @all`"
                                .formatted(head.substring(0, 12), mended.substring(0, 12))));
        assertThat(IntegrationFixture.facts(outcome, ThreadAnswered.class))
                .extracting(ThreadAnswered::number, ThreadAnswered::thread)
                .containsExactly(tuple(1, thread));
    }

    @Test
    void aFileThatIsAsItWasIsSaidToBe() {
        String head = scene.sample.commit("other", "1\n", "Something else");
        assertThat(actuator.act(answer(remark("src/a b.txt"), "src/a b.txt:12", began, head))
                        .detail())
                .isEqualTo("The head is %s now; it leaves `src/a b.txt` as it was.".formatted(head.substring(0, 12)));
    }

    @Test
    void ofACommitThatIsNotHereNothingIsClaimed() {
        assertThat(actuator.act(answer(remark("a.txt"), "a.txt", "0".repeat(39) + "1", began))
                        .detail())
                .isEqualTo("The head is %s now.".formatted(began.substring(0, 12)));
    }

    @Test
    void whatCameWithAMergeIsNotTheWorkersAnswer() {
        String elsewhere = scene.sample.branch("elsewhere", began, "src/a b.txt", "z\n", "Of somebody else");
        scene.sample.git("switch", "--quiet", "czar/ada/login");
        scene.sample.git("merge", "--quiet", "--no-ff", "-m", "Merge main", elsewhere);
        String merged = scene.sample.head("HEAD");
        AnswerThread first = answer(remark("src/a b.txt"), "src/a b.txt:12", began, merged);
        assertThat(actuator.act(first).detail()).contains("what changed in `src/a b.txt` came with a merge");
        String head = scene.sample.commit("src/a b.txt", "y\n", "Mine");
        assertThat(actuator.act(answer(remark("src/a b.txt"), "src/a b.txt:12", began, head))
                        .detail())
                .contains("`Mine`")
                .doesNotContain("Of somebody else");
    }

    @Test
    void manyCommitsAreCounted() {
        String head = began;
        for (int commit = 0; commit < 5; commit++) {
            head = scene.sample.commit("src/a b.txt", commit + "\n", "Change " + commit);
        }
        assertThat(actuator.act(answer(remark("src/a b.txt"), "src/a b.txt:12", began, head))
                        .detail())
                .contains("`Change 4`", "`Change 2`", "* and 2 more")
                .doesNotContain("Change 1");
    }

    private String remark(String file) {
        Map<String, Object> review =
                pull.reviewed("alice", "COMMENTED", began, "", time.instant().toString());
        return String.valueOf(pull.commentedAt(file, 12, review, "why?").get("id"));
    }

    private static AnswerThread answer(String thread, String place, String since, String head) {
        return new AnswerThread(1, "login", thread, place, since, head, 1);
    }
}
