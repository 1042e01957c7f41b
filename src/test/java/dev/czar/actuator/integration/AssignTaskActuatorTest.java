package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.AssignmentAction.AssignTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Memory.CommandAnswered;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignTaskActuatorTest {
    private static final String BRANCH = "czar/ada/login";

    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private WorkQueueFile queue;
    private AssignTaskActuator actuator;
    private String head;
    private String own;

    @BeforeEach
    void begin() throws Exception {
        scene = new IntegrationFixture(folder);
        own = scene.sample.branch("own", "main", "b.txt", "y\n", "Own");
        head = scene.sample.branch(BRANCH, "main", "a.txt", "x\n", "TASK_COMPLETE: login");
        ProjectLayout layout = ProjectLayout.find(scene.sample.top());
        Files.createDirectories(layout.tasks());
        Files.writeString(
                layout.queueFile(),
                "{\"primary_tasks\": {\"login\": {\"status\": \"in_progress\", \"assignee\": \"ada\", \"assigned_by\": \"czar\"}}, \"bonus_tasks\": {}}");
        queue = new WorkQueueFile(layout, Clock.systemUTC());
        scene.forge.open(new PullRequestDraft("login", "ada", BRANCH, "main", head, "Title", "Body"));
        actuator = new AssignTaskActuator(scene.site(), scene.forge, queue);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void theQueueNamesTheWorkerAndStillDoesWhenTheTaskIsReleased() throws Exception {
        Outcome outcome = actuator.act(order("ben"));
        assertThat(outcome.detail()).isEqualTo("login is for ben now, and goes on in branch czar/ben/login.");
        assertThat(IntegrationFixture.facts(outcome, CommandAnswered.class))
                .extracting(CommandAnswered::comment)
                .containsExactly("77");
        assertThat(queued().assignee()).isEqualTo("ben");
        queue.markReleased("login");
        assertThat(queued().assignee()).isEqualTo("ben");
    }

    @Test
    void theWorkIsThereWithoutTheOtherWorkersWordThatItIsComplete() throws Exception {
        actuator.act(order("ben"));
        actuator.act(order("ben"));
        WorkerWorktrees workplace = new WorkerWorktrees(
                scene.sample.repository(),
                scene.site().trunk(),
                new CommitMerger(scene.sample.repository(), List.of()),
                folder.resolve("workers"));
        assertThat(workplace.prepare("ben", "login").resolve("a.txt")).hasContent("x");
        assertThat(scene.sample.git("log", "-1", "--format=%s", "czar/ben/login"))
                .isEqualTo("Go on with login from czar/ada/login");
        assertThat(scene.sample.git("rev-parse", "czar/ben/login^")).isEqualTo(head);
        assertThat(scene.sample.git("rev-parse", BRANCH)).isEqualTo(head);
        assertThat(scene.forge.byNumber(1).orElseThrow().history())
                .extracting(PullRequestEvent::what)
                .containsOnlyOnce("commented");
    }

    @Test
    void otherWorkThatTheWorkerHasAlreadyIsLeftAsItIsAndThatIsSaid() throws Exception {
        scene.sample.git("branch", "czar/ben/login", own);
        refused(order("ben"), "czar/ben/login has commits that czar/ada/login lacks");
        assertThat(scene.sample.git("rev-parse", "czar/ben/login")).isEqualTo(own);
        assertThat(queued().assignee()).isEqualTo("ada");
        assertThat(actuator.act(order("ada")).detail()).isEqualTo("login is for ada now.");
        assertThat(scene.sample.git("rev-parse", BRANCH)).isEqualTo(head);
    }

    @Test
    void aBranchThatTheWorkIsAheadOfGoesForwardToIt() throws Exception {
        scene.sample.git("branch", "czar/ben/login", "main");
        actuator.act(order("ben"));
        assertThat(scene.sample.git("rev-parse", "czar/ben/login^")).isEqualTo(head);
        scene.sample.git("switch", "--quiet", BRANCH);
        String later = scene.sample.commit("a.txt", "z\n", "TASK_COMPLETE: login");
        actuator.act(order("ben"));
        assertThat(scene.sample.git("rev-parse", "czar/ben/login^")).isEqualTo(later);
        assertThat(queued().assignee()).isEqualTo("ben");
    }

    @Test
    void aBranchThatIsCheckedOutIsNotMovedUnderItsFiles() throws Exception {
        scene.sample.git("branch", "czar/ben/login", "main");
        scene.sample.git("worktree", "add", "--quiet", folder.resolve("ben").toString(), "czar/ben/login");
        refused(order("ben"), "checked out in ben");
        assertThat(scene.sample.git("rev-parse", "czar/ben/login")).isEqualTo(scene.sample.head("main"));
        assertThat(queued().assignee()).isEqualTo("ada");
    }

    @Test
    void theQueueIsWrittenOnlyOnceTheBranchIsThere() throws Exception {
        scene.sample.git("update-ref", "refs/heads/czar/ben/login/x", "main");
        assertThatThrownBy(() -> actuator.act(order("ben"))).isInstanceOf(RuntimeException.class);
        assertThat(queued().assignee()).isEqualTo("ada");
    }

    @Test
    void aTaskThatIsNotInTheQueueIsAFailureAndAnswered() throws Exception {
        refused(new AssignTask(1, "parser", "77", "ben", BRANCH, 1), "the queue has no task parser");
    }

    private void refused(AssignTask order, String words) throws Exception {
        Outcome outcome = actuator.act(order);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(IntegrationFixture.facts(outcome, CommandAnswered.class)).hasSize(1);
        assertThat(scene.forge.byNumber(1).orElseThrow().history())
                .filteredOn(event -> event.what().equals("commented"))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("was not given to ben", words));
    }

    private QueuedTask queued() throws Exception {
        return queue.read().value().task("login").orElseThrow();
    }

    private static AssignTask order(String worker) {
        return new AssignTask(1, "login", "77", worker, BRANCH, 1);
    }
}
