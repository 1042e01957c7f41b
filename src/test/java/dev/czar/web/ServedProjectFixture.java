package dev.czar.web;

import dev.czar.fact.Conflict;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.loop.RunningTestProject;
import dev.czar.loop.RunningTestProjects;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.GitTestRepository;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Serves one live project with a few workers and tasks; a singleton, since the proxy of another scope would be a second one. */
@Alternative
@Singleton
public class ServedProjectFixture extends RunningTestProjects {

    public static final String RULES =
            """
            package dev.czar.rules

            import dev.czar.fact.*
            import dev.czar.decision.*
            import java.time.Duration

            rule "checks wait for a human here"
              @capability("B2") @why("a test of approvals")
            when
              Project()
            then
              insertLogical( new ApprovalLimit( ActionKind.RUN_CHECKS ) );
            end

            rule "a worker whose process is there is healthy"
              @capability("A4") @why("it lives")
            when
              WorkerProcess( $worker : worker, process == Sign.PRESENT )
            then
              insertLogical( new Healthy( $worker ) );
            end

            rule "a requirement that is not integrated is unmet"
              @capability("B4") @why("it is not in the base")
            when
              Dependency( $task : task, $requirement : requirement )
              not Integrated( task == $requirement )
            then
              insertLogical( new UnmetRequirement( $task, $requirement ) );
            end

            rule "an integrated task is met"
              @capability("B4") @why("it is in the omnibus")
            when
              Integrated( $task : task )
            then
              insertLogical( new RequirementMet( $task ) );
            end

            rule "a worker with a claim is busy"
              @capability("B3") @why("its task is not integrated")
            when
              Claim( $task : task, $worker : worker )
              not Integrated( task == $task )
            then
              insertLogical( new Assigned( $worker, $task ) );
            end

            rule "a claimed task without a delivery is at stage claimed"
              @capability("B3") @why("nothing was said yet")
            when
              Assigned( $task : task )
              not Delivery( task == $task )
            then
              insertLogical( new StageReached( $task, TaskStage.CLAIMED ) );
            end

            rule "a claimed task with a delivery is at stage delivered"
              @capability("B3") @why("the worker has the text")
            when
              Assigned( $task : task )
              exists Delivery( task == $task )
            then
              insertLogical( new StageReached( $task, TaskStage.DELIVERED ) );
            end

            rule "an unclaimed task with an unmet requirement is at stage waiting"
              @capability("B4") @why("it needs another task")
            when
              Task( $task : id )
              exists UnmetRequirement( task == $task )
              not Assigned( task == $task )
              not Integrated( task == $task )
            then
              insertLogical( new StageReached( $task, TaskStage.WAITING ) );
            end

            rule "an unclaimed task without an unmet requirement is at stage pending"
              @capability("B4") @why("nobody has it")
            when
              Task( $task : id )
              not UnmetRequirement( task == $task )
              not Assigned( task == $task )
              not Integrated( task == $task )
            then
              insertLogical( new StageReached( $task, TaskStage.PENDING ) );
            end

            rule "an integrated task is at stage integrated"
              @capability("O") @why("its head is in the omnibus")
            when
              Integrated( $task : task )
            then
              insertLogical( new StageReached( $task, TaskStage.INTEGRATED ) );
            end

            rule "an integrated head is in the omnibus"
              @capability("O") @why("a tested build contains it")
            when
              Integrated( $task : task, $branch : branch, $head : head )
            then
              insertLogical( new MemberStatus( $task, $branch, $head, MemberState.IN ) );
            end

            rule "a task waits for each unmet requirement"
              @capability("B4") @why("it needs the other task in its base")
            when
              UnmetRequirement( $task : task, $requirement : requirement )
              not Integrated( task == $task )
            then
              insertLogical( new WaitingFor( $task, WaitingStep.REQUIREMENT, $requirement ) );
            end

            rule "a task in work waits for a commit"
              @capability("B1") @why("nothing is committed yet")
            when
              Assigned( $worker : worker, $task : task )
              not Workspace( worker == $worker, ahead > 0 )
            then
              insertLogical( new WaitingFor( $task, WaitingStep.COMMIT, "" ) );
            end

            rule "a task with an assignee is claimed for it"
              @capability("B3") @why("somebody has to do it")
            when
              Task( $task : id, assignee != "", $worker : assignee )
              not Claim( task == $task )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end

            rule "a claimed task is delivered"
              @capability("A1") @why("nobody can do what was never said")
            when
              Claim( $task : task, $worker : worker )
              not Delivery( task == $task )
            then
              insertLogical( new InjectTask( $worker, $task, 1 ) );
            end

            rule "a completion claim is checked"
              @capability("B2") @why("a claim is not a proof")
            when
              CompletionReport( $task : task, $worker : worker, $branch : branch, $head : head )
              not CheckResult( task == $task, head == $head )
            then
              insertLogical( new RunChecks( $task, $worker, $branch, $head ) );
            end

            rule "a human is told of a worker that is silent for two hours"
              @capability("A4") @why("somebody should look")
            when
              WorkerProgress( $worker : worker, outputAge >= Duration.ofHours( 2 ) )
            then
              insertLogical( new AlertHuman( $worker, "silent", $worker + " is silent" ) );
            end

            rule "what needs approval waits for it"
              @capability("A3") @why("a human wants to be asked")
            when
              ApprovalLimit( $kind : kind )
              $action : Action( kind == $kind, $key : key )
              not Approval( decision == $key )
            then
              insertLogical( new Vetoed( $action ) );
            end

            rule "a worker that is held is left alone"
              @capability("A3") @why("a human holds the worker")
            when
              Hold( $worker : worker )
              $action : Action( lane == $worker, $key : key )
              not Force( decision == $key )
            then
              insertLogical( new Vetoed( $action ) );
            end
            """;

    public static final ConflictMatrix MATRIX = new ConflictMatrix(
            "abc123",
            "git",
            List.of("czar/engineer1/T1", "czar/engineer2/T9"),
            List.of("czar/engineer1/T1"),
            List.of("-x", "x-"),
            "..",
            List.of("czar/engineer2/T9", "czar/engineer1/T1"),
            ".x");

    private final Path folder;
    private final RunningTestProject project;

    ServedProjectFixture() throws Exception {
        folder = Files.createTempDirectory("served");
        project = new RunningTestProject(folder, RULES);
        openPull();
        project.see(
                new Project("tally", "main", ProjectState.RUNNING),
                new Worker("engineer1", "command", List.of("code")),
                new Worker("engineer2", "command", List.of("code")),
                new WorkerProcess("engineer1", Sign.PRESENT, Sign.PRESENT, 3, Duration.ofSeconds(9)),
                new WorkerTurn("engineer1", Turn.ACTIVE, "title", Duration.ofSeconds(2)),
                new WorkerProgress(
                        "engineer1", 2, Duration.ofSeconds(5), Duration.ofMinutes(4), Duration.ofMinutes(30)),
                new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true),
                new Task("T2", TaskKind.PRIMARY, TaskStatus.PENDING, 2, "", "", true),
                new Dependency("T2", "T1"),
                MATRIX,
                new Conflict(
                        "engineer1",
                        "engineer2",
                        List.of("contents"),
                        List.of("tree.c"),
                        List.of("tree.c:3-5"),
                        List.of("tree.c:3"),
                        true,
                        "s1",
                        Duration.ZERO),
                new CompletionReport("T9", "engineer2", "czar/engineer2/T9", "abc123", Duration.ZERO));
    }

    /** The first pull request, of engineer1's branch. */
    private void openPull() throws Exception {
        Path root = project.loop().layout().root();
        try (GitTestRepository sample = GitTestRepository.at(root)) {
            Path worktree = root.resolveSibling("T1");
            sample.git("worktree", "add", "--quiet", "-b", "czar/engineer1/T1", worktree.toString(), "main");
            String head = sample.commitIn(worktree, "one", "x\n", "Add one");
            LocalForge forge = new LocalForge(sample.repository(), Clock.systemUTC());
            forge.open(
                    new PullRequestDraft("T1", "engineer1", "czar/engineer1/T1", "main", head, "Add one", "Because."));
            forge.comment(1, "nice\u001b[31m work");
        }
    }

    @Override
    public RunningTestProject live() {
        return project;
    }

    @PreDestroy
    void close() throws Exception {
        project.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Starts the service with this project. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ServedProjectFixture.class);
        }
    }

    /** Starts it apart from the other tests, for what is ordered here would be seen by them. */
    public static final class SeparateProfile extends Profile {}
}
