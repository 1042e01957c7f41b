package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.integration.MendRepositoryActuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ProjectAction.MendRepository;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.ChangeOnMainline;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.io.FolderDeleter;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.recovery.RepositoryLocks;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositorySensorTest {
    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final ActivityTracker activity = new ActivityTracker(clock, () -> {});
    private final AtomicInteger wakes = new AtomicInteger();
    private GitTestRepository sample;
    private WorkerWorktrees workplace;
    private RepositorySensor sensor;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        workplace = new WorkerWorktrees(
                sample.repository(),
                TRUNK,
                new CommitMerger(sample.repository(), List.of()),
                folder.resolve("workers"));
        sensor = new RepositorySensor(
                sample.repository(), TRUNK, workplace, Set.of("w", "v"), activity, clock, wakes::incrementAndGet);
    }

    @AfterEach
    void end() {
        sensor.close();
        sample.close();
    }

    @Test
    void aSquashedTaskBranchIsSeenOnTheMainline() {
        sample.branch("czar/w/T1", "main", "a", "a\n", "T1\n\nTASK_COMPLETE: T1");
        sample.git("merge", "--quiet", "--squash", "czar/w/T1");
        sample.git("commit", "--quiet", "-m", "T1 (#7)");
        assertThat(sensed(ChangeOnMainline.class))
                .extracting(ChangeOnMainline::task, ChangeOnMainline::head, ChangeOnMainline::commit)
                .containsExactly(tuple("T1", sample.head("czar/w/T1"), sample.head("main")));
    }

    @Test
    void aSubmoduleCommitThatNobodyElseGetsIsToldUntilItIsPublished() {
        try (GitTestRepository lib = GitTestRepository.withCommit(folder.resolve("lib"))) {
            lib.git("config", "receive.denyCurrentBranch", "updateInstead");
            sample.git(
                    "-c",
                    "protocol.file.allow=always",
                    "submodule",
                    "--quiet",
                    "add",
                    lib.top().toString(),
                    "lib");
            sample.git("commit", "--quiet", "-m", "Library");
            assertThat(sensed(RepositoryFault.class)).isEmpty();
            String here = sample.commitIn(sample.top().resolve("lib"), "new", "x", "Here alone");
            sample.git("commit", "--quiet", "-am", "Newer library");
            assertThat(sensed(RepositoryFault.class))
                    .extracting(RepositoryFault::kind, RepositoryFault::what, RepositoryFault::commit)
                    .containsExactly(tuple(RepositoryFaultKind.SUBMODULE_UNPUBLISHED, "lib", here));
            assertThat(sensed(RepositoryFault.class)).hasSize(1);
            sample.gitIn(sample.top().resolve("lib"), "push", "--quiet", "origin", "HEAD:main");
            assertThat(sensed(RepositoryFault.class)).isEmpty();
        }
    }

    @Test
    void landedWorkThatAPersonTakesBackIsToldUntilItIsThereAgain() {
        sample.branch("czar/w/T1", "main", "a", "a\n", "T1\n\nTASK_COMPLETE: T1");
        sample.branch("czar/w/T2", "main", "b", "b\n", "Half of T2");
        sample.branch("czar/v/T3", "main", "c", "c\n", "T3\n\nTASK_COMPLETE: T3");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T1\n\nTask: T1", "czar/w/T1");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T2\n\nTask: T2", "czar/w/T2");
        sample.git("merge", "--quiet", "--squash", "czar/v/T3");
        sample.git("commit", "--quiet", "-m", "Of nobody");
        sensor.sense();
        assertThat(reverted()).isEmpty();
        sample.git("revert", "--no-edit", "-m", "1", "HEAD~2");
        assertThat(reverted()).containsExactly("T1");
        sample.git("revert", "--no-edit", "czar/w/T2");
        sample.git("revert", "--no-edit", "HEAD~2");
        assertThat(reverted()).containsExactly("T1", "T2");
        sample.git("revert", "--no-edit", "HEAD~2");
        assertThat(reverted()).containsExactly("T2");
        sample.git("commit", "--quiet", "--allow-empty", "-m", "Merge T2 again\n\nTask: T2");
        assertThat(reverted()).isEmpty();
    }

    @Test
    void oneThatMergedSeveralBranchesAtOnceTakesAllOfThemBack() {
        sample.branch("czar/w/T1", "main", "a", "a\n", "T1\n\nTASK_COMPLETE: T1");
        sample.branch("czar/v/T2", "main", "b", "b\n", "T2\n\nTASK_COMPLETE: T2");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Both", "czar/w/T1", "czar/v/T2");
        assertThat(sample.git("rev-list", "--parents", "-1", "HEAD").split(" ")).hasSize(4);
        sensor.sense();
        sample.git("revert", "--no-edit", "--reference", "-m", "1", "HEAD");
        assertThat(reverted()).containsExactly("T1", "T2");
        sample.git("commit", "--quiet", "--allow-empty", "-m", "Task: T1");
        assertThat(reverted()).containsExactly("T2");
    }

    @Test
    void workThatIsTakenBackWithoutItsCommitBeingNamedIsTold() {
        sample.branch("czar/w/T1", "main", "a", "a\n", "T1\n\nTASK_COMPLETE: T1");
        sample.branch("czar/v/T2", "main", "b", "b\n", "T2\n\nTASK_COMPLETE: T2");
        sample.branch("czar/v/T3", "main", "c", "c\n", "T3\n\nTASK_COMPLETE: T3");
        String before = sample.head("main");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T1\n\nTask: T1", "czar/w/T1");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T2\n\nTask: T2", "czar/v/T2");
        sample.commit("other", "x\n", "Of nobody");
        sensor.sense();

        sample.git("rm", "--quiet", "a");
        sample.git("commit", "--quiet", "-m", "By hand");
        assertThat(reverted()).containsExactly("T1");
        sample.commit("a", "a\n", "And back by hand");
        assertThat(reverted()).isEmpty();

        sample.git("read-tree", "-u", "--reset", before);
        sample.git("commit", "--quiet", "-m", "All of it");
        assertThat(reverted()).containsExactly("T1", "T2");

        sample.git("merge", "--quiet", "--no-ff", "-m", "T3 (#7)", "czar/v/T3");
        sensor.sense();
        sample.commit("c", "what is left of it\n", "Revert \"T3 (#7)\" (#9)\n\nReverts someone/project#7");
        assertThat(reverted()).containsExactly("T1", "T2", "T3");
    }

    @Test
    void workThatTheMainlineIsMovedAwayFromIsTakenBackToo() {
        String before = sample.head("main");
        sample.branch("czar/w/T1", "main", "a", "a\n", "T1\n\nTASK_COMPLETE: T1");
        sample.branch("czar/v/T2", "main", "b", "b\n", "T2\n\nTASK_COMPLETE: T2");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T1\n\nTask: T1", "czar/w/T1");
        sample.git("merge", "--quiet", "--no-ff", "-m", "Merge T2\n\nTask: T2", "czar/v/T2");
        String landed = sample.head("main");
        sensor.sense();

        sample.git("reset", "--quiet", "--hard", before);
        sample.git("merge", "--quiet", "--squash", "czar/v/T2");
        sample.git("commit", "--quiet", "-m", "Rewritten\n\nTask: T2");
        assertThat(sensed(RepositoryFault.class))
                .filteredOn(fault -> fault.kind() == RepositoryFaultKind.LANDED_WORK_REVERTED)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.what()).isEqualTo("T1");
                    assertThat(fault.cause()).contains("moved from " + landed);
                });
        sample.git("reset", "--quiet", "--hard", landed);
        assertThat(reverted()).isEmpty();
    }

    @Test
    void workOnCommitsThatTheMainlineWasMovedAwayFromIsTold() {
        String before = sample.head("main");
        sample.branch("czar/v/T2", "main", "b", "b\n", "On what stays");
        String secret = sample.commit("secret", "x\n", "Secret");
        sample.branch("czar/w/T1", "main", "a", "a\n", "On the secret");
        sensor.sense();
        sample.git("reset", "--quiet", "--hard", before);
        sample.commit("other", "x\n", "Other");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.ON_DROPPED_COMMITS);
            assertThat(fault.what()).isEqualTo("czar/w/T1");
            assertThat(fault.cause()).contains("stands on 1 commits");
            assertThat(fault.remedy()).contains("git rebase --onto main " + secret);
        });
        sample.git("rebase", "--quiet", "--onto", "main", secret, "czar/w/T1");
        sample.git("switch", "--quiet", "main");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void anAmendedMainlineIsToldOnlyWhenTheAmendmentTookSomethingOut() {
        sample.commit("first", "x\n", "First");
        sample.commit("login", "password\n", "Logn");
        sample.branch("czar/w/T1", "main", "a", "a\n", "On what is amended");
        sensor.sense();
        sample.git("commit", "--quiet", "--amend", "-m", "Login");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        sample.branch("czar/v/T2", "main", "b", "b\n", "On the second");
        sensor.sense();
        sample.write(sample.top().resolve("login"), "asked for\n");
        sample.git("commit", "--quiet", "--all", "--amend", "-m", "Login");
        assertThat(sensed(RepositoryFault.class))
                .extracting(RepositoryFault::what)
                .containsExactlyInAnyOrder("czar/v/T2", "czar/w/T1");
        assertThat(sensed(RepositoryFault.class))
                .first()
                .extracting(RepositoryFault::remedy)
                .asString()
                .contains("to bring them back", "git merge");
    }

    private List<String> reverted() {
        return sensed(RepositoryFault.class).stream()
                .filter(fault -> fault.kind() == RepositoryFaultKind.LANDED_WORK_REVERTED)
                .map(RepositoryFault::what)
                .toList();
    }

    @Test
    void theMainlineIsStatedWithItsTree() {
        assertThat(sensed(Mainline.class))
                .containsExactly(new Mainline("main", sample.head("main"), sample.head("main^{tree}")));
    }

    @Test
    void aRepositoryWithoutCommitsCannotBeLookedAt() {
        try (GitTestRepository empty = GitTestRepository.empty(folder.resolve("empty"));
                RepositorySensor blind = new RepositorySensor(
                        empty.repository(), TRUNK, workplace, Set.of(), activity, clock, wakes::incrementAndGet)) {
            assertThatThrownBy(blind::sense).hasMessageContaining("has no commit on branch main yet");
        }
    }

    @Test
    void commitsOnADetachedHeadOrAnotherBranchAreSeenAtOnce() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.gitIn(worktree, "checkout", "--quiet", "--detach");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        String lost = sample.commitIn(worktree, "work", "x", "Done\n\nTASK_COMPLETE: T1");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.WORK_ELSEWHERE);
            assertThat(fault.cause()).contains("w commits on a detached HEAD");
            assertThat(fault.remedy()).contains("git merge " + lost);
        });
        sample.gitIn(worktree, "switch", "--quiet", "--create", "mine");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> assertThat(fault.cause())
                .contains("the branch mine"));
        sample.gitIn(worktree, "switch", "--quiet", "czar/w/T1");
        sample.gitIn(worktree, "merge", "--quiet", "mine");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        assertThat(sensed(CompletionReport.class)).hasSize(1);
    }

    @Test
    void aTaskReportedOnAnotherBranchOfItsWorkerIsTold() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.gitIn(worktree, "switch", "--quiet", "--create", "czar/w/mine");
        sample.commitIn(worktree, "work", "x", "One");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        sample.commitIn(worktree, "work", "y", "Done\n\nTASK_COMPLETE: T1");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.WORK_ELSEWHERE);
            assertThat(fault.cause()).contains("w has reported T1 on the branch czar/w/mine");
            assertThat(fault.remedy()).contains("git switch czar/w/T1", "git merge czar/w/mine");
        });
        sample.gitIn(worktree, "switch", "--quiet", "czar/w/T1");
        sample.gitIn(worktree, "merge", "--quiet", "czar/w/mine");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        sample.gitIn(worktree, "switch", "--quiet", "--create", "czar/w/T2");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aRebaseUnderWayIsNoWorkElsewhere() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.commitIn(worktree, "work", "x", "One");
        sample.tryGitIn(worktree, "rebase", "--exec", "false", "--force-rebase", "HEAD~1");
        sample.commitIn(worktree, "work", "y", "In between");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        assertThat(sensed(Workspace.class)).hasSize(1);
        sample.commitIn(worktree, "work", "z", "Done\n\nTASK_COMPLETE: T1");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.cause()).contains("reported its work in the middle of a rebase of czar/w/T1");
            assertThat(fault.remedy()).contains("git rebase --continue");
        });
        sample.gitIn(worktree, "rebase", "--continue");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        assertThat(sensed(CompletionReport.class)).hasSize(1);
    }

    @Test
    void aReportThatARebasePicksAgainIsNoneMadeInBetween() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.commitIn(worktree, "work", "x", "Done\n\nTASK_COMPLETE: T1");
        sample.tryGitIn(worktree, "rebase", "--exec", "false", "--force-rebase", "HEAD~1");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aReportOnWhichALaterCommitDoesNotMergeIsNoneMadeInBetween() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.commitIn(worktree, "work", "x", "Done\n\nTASK_COMPLETE: T1");
        sample.commitIn(worktree, "shared", "mine", "What the review asked for");
        sample.commit("shared", "theirs", "Others");
        sample.tryGitIn(worktree, "rebase", "main");
        assertThat(sample.gitIn(worktree, "log", "-1", "--format=%s")).isEqualTo("Done");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void workReportedInTheMiddleOfABisectIsSeen() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.commitIn(worktree, "work", "x", "One");
        sample.commitIn(worktree, "work", "y", "Two");
        sample.gitIn(worktree, "bisect", "start", "HEAD", "HEAD~2");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        sample.commitIn(worktree, "found", "x", "Done\n\nTASK_COMPLETE: T1");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.cause()).contains("in the middle of a bisect of czar/w/T1");
            assertThat(fault.remedy()).contains("git bisect reset");
        });
    }

    @Test
    void oneCorruptIndexIsOneWorktreesFault() throws Exception {
        workplace.prepare("w", "T1");
        workplace.prepare("v", "T2");
        assertThat(sensed(Workspace.class)).hasSize(2);
        Path index = sample.top().resolve(".git/worktrees/w/index");
        Files.writeString(index, "garbage");
        sample.commitIn(folder.resolve("workers/v"), "work", "x", "Another worker goes on");
        sample.git("update-ref", "refs/heads/czar/w/T1", sample.branch("aside", "main", "a", "x", "Not looked at yet"));
        sensor.sense();
        assertThat(sensed(Workspace.class)).singleElement().satisfies(seen -> assertThat(seen.worker())
                .isEqualTo("v"));
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.WORKTREE_UNREADABLE);
            assertThat(fault.what()).isEqualTo("w");
            assertThat(fault.cause()).contains("index");
        });
        Files.delete(index);
        sample.gitIn(folder.resolve("workers/w"), "reset", "--quiet");
        await().untilAsserted(() -> {
            assertThat(sensed(RepositoryFault.class)).isEmpty();
            assertThat(sensed(Workspace.class)).hasSize(2);
        });
    }

    @Test
    void anIndexThatBreaksWhileNobodyCommitsIsNoticedAndMended() throws Exception {
        Path worktree = workplace.prepare("w", "T1");
        sample.write(worktree.resolve("draft"), "x");
        sensor.sense();
        Path index = sample.top().resolve(".git/worktrees/w/index");
        for (String content : List.of("", "garbage, and long enough")) {
            Files.writeString(index, content);
            assertMended(RepositoryFaultKind.WORKTREE_UNREADABLE, "w", "");
        }
        Files.delete(index);
        assertMended(RepositoryFaultKind.WORKTREE_UNREADABLE, "w", "");
        assertThat(sample.gitIn(worktree, "status", "--porcelain")).isEqualTo("?? draft");
    }

    @Test
    void aLockThatNobodyHoldsIsNoticedAndRemovedAndOneThatIsHeldIsNot() throws Exception {
        workplace.prepare("w", "T1");
        for (String name : List.of("worktrees/w/index.lock", "index.lock", "refs/heads/czar/w/T1.lock")) {
            Path lock = sample.top().resolve(".git").resolve(name);
            Files.writeString(lock, "");
            assertThat(sensed(RepositoryFault.class)).as("fresh").isEmpty();
            Files.setLastModifiedTime(lock, FileTime.from(clock.instant().minusSeconds(60)));
            try (OutputStream holder = Files.newOutputStream(lock, StandardOpenOption.APPEND)) {
                assertThat(sensed(RepositoryFault.class)).as("held").isEmpty();
                holder.flush();
            }
            assertMended(RepositoryFaultKind.LOCK_LEFT, name.startsWith("worktrees") ? "w" : "repository", "");
            assertThat(lock).doesNotExist();
        }
    }

    @Test
    void aBranchDeletedByHandIsMadeAgainWhereItWas() throws Exception {
        String head = sample.branch("czar/w/T1", "main", "one", "x", "Finish\n\nTASK_COMPLETE: T1");
        List<Observation> before = sensor.sense();
        sample.git("branch", "-D", "czar/w/T1");
        sensor.restore(before);
        sensor.sense();
        assertMended(RepositoryFaultKind.BRANCH_MISSING, "czar/w/T1", head);
        assertThat(sample.head("czar/w/T1")).isEqualTo(head);
    }

    @Test
    void aBranchThatAPersonSquashedAndDeletedIsNotMissing() {
        sample.branch("czar/w/T1", "main", "one", "x", "Finish\n\nTASK_COMPLETE: T1");
        sample.branch("czar/w/T2", "main", "two", "x", "Finish\n\nTASK_COMPLETE: T2");
        sensor.sense();
        String last = sample.head("czar/w/T2");
        sample.git("merge", "--quiet", "--squash", "czar/w/T1");
        sample.git("commit", "--quiet", "-m", "By hand");
        sample.git("branch", "-D", "czar/w/T1", "czar/w/T2");
        assertThat(sensed(RepositoryFault.class))
                .extracting(RepositoryFault::what)
                .containsExactly("czar/w/T2");
        sample.git("cherry-pick", last);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    /** What is sensed is mended with what was sensed, and is over. */
    private void assertMended(RepositoryFaultKind kind, String what, String commit) throws Exception {
        sensor.sense();
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.what()).isEqualTo(what);
            assertThat(fault.commit()).isEqualTo(commit);
        });
        RepositoryLocks locks = new RepositoryLocks(sample.repository(), TRUNK);
        Outcome outcome =
                new MendRepositoryActuator(workplace, locks, clock).act(new MendRepository(kind, what, commit, 1));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void oneUnreadableCommitIsOneBranchsFault() throws Exception {
        String broken = sample.branch("czar/v/T2", "main", "two", "x", "Finish\n\nTASK_COMPLETE: T2");
        sample.branch("czar/w/T1", "main", "one", "x", "Finish\n\nTASK_COMPLETE: T1");
        Files.delete(sample.top().resolve(".git/objects/" + broken.substring(0, 2) + "/" + broken.substring(2)));
        sensor.sense();
        assertThat(sensed(CompletionReport.class)).singleElement().satisfies(claim -> assertThat(claim.task())
                .isEqualTo("T1"));
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.BRANCH_UNREADABLE);
            assertThat(fault.what()).isEqualTo("czar/v/T2");
        });
    }

    @Test
    void aRenamedMainlineIsAFaultAndWorktreesAreStillSeen() throws Exception {
        workplace.prepare("w", "T1");
        sensor.sense();
        sample.git("branch", "-m", "main", "trunk");
        assertThat(sensed(Mainline.class)).isEmpty();
        assertThat(sensed(Workspace.class)).hasSize(1);
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.MAINLINE_MISSING);
            assertThat(fault.cause()).isEqualTo("main was renamed to trunk");
            assertThat(fault.remedy()).contains("git branch -m trunk main", "mainline: trunk");
        });
        assertThatThrownBy(() -> sample.repository().requireHead(TRUNK.mainline()))
                .hasMessageContaining("main was renamed to trunk");
        sample.commitIn(sample.top(), "more", "x", "More");
        String head = sample.head("trunk");
        sample.git("branch", "-m", "trunk", "main");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        sample.git("checkout", "--quiet", "--detach");
        sample.git("branch", "-D", "main");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> assertThat(fault.remedy())
                .contains("git branch main " + head, "czar.yaml"));
        sample.git("branch", "main", head);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void whatWasRemovedByHandIsNoticedAlsoAfterARestart() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String head = sample.commitIn(directory, "work", "x", "Work");
        List<Observation> before = sensor.sense();
        FolderDeleter.delete(directory);
        sample.git("worktree", "prune");
        sample.git("branch", "-D", "czar/w/T1");
        RepositorySensor afterRestart = new RepositorySensor(
                sample.repository(), TRUNK, workplace, Set.of("w", "v"), activity, clock, wakes::incrementAndGet);
        try (afterRestart) {
            afterRestart.restore(before);
            for (RepositorySensor one : List.of(sensor, afterRestart)) {
                assertThat(one.sense().stream().flatMap(seen -> seen.fact().stream()))
                        .filteredOn(RepositoryFault.class::isInstance)
                        .extracting(fact -> ((RepositoryFault) fact).kind())
                        .containsExactly(RepositoryFaultKind.BRANCH_MISSING, RepositoryFaultKind.WORKTREE_MISSING);
            }
        }
        sample.git("branch", "czar/w/T1", head);
        workplace.prepare("w", "T1");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aWorktreeWhoseBranchWasDeletedIsNoticedAndMendedAtItsLastCommit() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String head = sample.commitIn(directory, "work", "x", "Work");
        workplace.open("v");
        sensor.sense();
        sample.git("update-ref", "-d", "refs/heads/czar/w/T1");
        sample.git("update-ref", "-d", "refs/heads/czar/v/idle");
        assertThat(sensed(RepositoryFault.class))
                .filteredOn(fault -> fault.kind() == RepositoryFaultKind.WORKTREE_WITHOUT_BRANCH)
                .extracting(RepositoryFault::what)
                .containsExactly("v", "w");
        workplace.open("v");
        workplace.open("w");
        assertThat(sample.gitIn(directory, "rev-parse", "HEAD")).isEqualTo(head);
        assertThat(sample.gitIn(directory, "branch", "--show-current")).isEqualTo("czar/w/T1");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
        assertThat(sensed(Workspace.class)).hasSize(2);
    }

    @Test
    void aBranchBegunWithoutAPastIsAnotherBranchAndNotADeletedOne() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.commitIn(directory, "work", "x", "Work");
        sensor.sense();
        for (String begun : List.of("pages", "czar/w/again")) {
            sample.gitIn(directory, "switch", "--quiet", "--orphan", begun);
            assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
                assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.WORK_ELSEWHERE);
                assertThat(fault.cause()).contains("w is on the branch " + begun + ", which has no commit yet");
                assertThat(fault.remedy()).contains("git switch czar/w/T1");
            });
        }
        sample.gitIn(directory, "switch", "--quiet", "czar/w/T1");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aWorktreeRemovedByHandIsMadeAgainOnItsOwnBranch() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String head = sample.commitIn(directory, "work", "x", "Work");
        FolderDeleter.delete(directory);
        workplace.open("w");
        assertThat(sample.gitIn(directory, "rev-parse", "HEAD")).isEqualTo(head);
        assertThat(sample.gitIn(directory, "branch", "--show-current")).isEqualTo("czar/w/T1");
    }

    @Test
    void aMainlineThatAWorkerMovedIsNoticed() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String base = sample.head("main");
        sensor.sense();
        String work = sample.commitIn(directory, "work", "x", "Work");
        sensor.sense();
        sample.gitIn(directory, "update-ref", "refs/heads/main", work);
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(RepositoryFaultKind.UNREVIEWED_ON_MAINLINE);
            assertThat(fault.what()).isEqualTo("czar/w/T1");
            assertThat(fault.remedy()).contains("git update-ref refs/heads/main " + base + " " + work);
        });
        assertThat(sensed(RepositoryFault.class)).as("it stands").hasSize(1);
        sample.git("update-ref", "refs/heads/main", base);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aMainlineThatAWorkerMovedToWhatItJustCommittedIsNoticed() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sensor.sense();
        String work = sample.commitIn(directory, "work", "x", "Work");
        sample.gitIn(directory, "update-ref", "refs/heads/main", work);
        assertThat(sensed(RepositoryFault.class)).hasSize(1);
    }

    @Test
    void aMainlineThatAWorkerMovedBeforeItWentOnIsNoticedAndStandsUntilItIsMovedBack() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String base = sample.head("main");
        sensor.sense();
        String work = sample.commitIn(directory, "work", "x", "Work");
        sample.gitIn(directory, "update-ref", "refs/heads/main", work);
        sample.commitIn(directory, "more", "y", "More");
        assertThat(sensed(RepositoryFault.class)).singleElement().satisfies(fault -> assertThat(fault.commit())
                .isEqualTo(work));
        sample.commitIn(directory, "most", "z", "Most");
        assertThat(sensed(RepositoryFault.class)).as("it stands").hasSize(1);
        sample.git("update-ref", "refs/heads/main", base);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aBranchThatGoesOnFromWhatAPersonCommittedIsNoFault() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.commitIn(directory, "work", "x", "Work");
        sensor.sense();
        sample.commit("later", "x", "A person goes on");
        sample.gitIn(directory, "merge", "--quiet", "main");
        sample.commitIn(directory, "more", "y", "More");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aBranchThatFollowsTheMainlineIsNoFault() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sensor.sense();
        sample.commit("later", "x", "A person goes on");
        sample.gitIn(directory, "merge", "--quiet", "--ff-only", "main");
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void whatLandsFromTheOmnibusIsWhereItBelongs() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sensor.sense();
        String work = sample.commitIn(directory, "work", "x", "Work");
        sensor.sense();
        sample.git("update-ref", "refs/heads/czar/omnibus", work);
        sample.git("update-ref", "refs/heads/main", work);
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aWorkersCommitIsSeenInItsWorkspace() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        assertThat(sensed(Workspace.class)).singleElement().satisfies(workspace -> {
            assertThat(workspace.branch()).isEqualTo("czar/w/T1");
            assertThat(workspace.ahead()).isZero();
            assertThat(workspace.clean()).isTrue();
        });
        sample.commit("later", "x", "Main goes on");
        String work = sample.commitIn(directory, "work", "x", "Work");
        assertThat(sensed(Workspace.class)).singleElement().satisfies(workspace -> {
            assertThat(workspace.head()).isEqualTo(work);
            assertThat(workspace.ahead()).isEqualTo(1);
            assertThat(workspace.behind()).isEqualTo(1);
            assertThat(workspace.age()).isLessThan(Duration.ofMinutes(1));
        });
        assertThat(activity.of("w").commits()).isEqualTo(1);
    }

    @Test
    void uncommittedWorkAtANewHeadIsSeenAtOnce() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sensor.sense();
        sample.commitIn(directory, "work", "x", "Work");
        sample.write(directory.resolve("draft"), "x");
        assertThat(sensed(Workspace.class)).singleElement().satisfies(workspace -> assertThat(workspace.clean())
                .isFalse());
    }

    @Test
    void aClaimInTheHeadOfItsOwnTaskBranchIsTaken() {
        String head = sample.branch("czar/w/T1", "main", "work", "x", "Finish\n\nTASK_COMPLETE: T1");
        assertThat(sensed(CompletionReport.class)).singleElement().satisfies(claim -> {
            assertThat(claim.task()).isEqualTo("T1");
            assertThat(claim.worker()).isEqualTo("w");
            assertThat(claim.head()).isEqualTo(head);
        });
    }

    @Test
    void otherClaimsAreNotTaken() {
        sample.branch("czar/w/T1", "main", "a", "x", "TASK_COMPLETE: T2");
        sample.branch("czar/w/T3", "main", "b", "x", "He wrote TASK_COMPLETE: T3 in a sentence");
        sample.branch("czar/stranger/T4", "main", "c", "x", "TASK_COMPLETE: T4");
        sample.branch("feature", "main", "d", "x", "TASK_COMPLETE: feature");
        sample.branch("czar/v/T10", "main", "e", "x", "TASK_COMPLETE: T1");
        sample.branch("czar/v/T.x", "main", "f", "x", "TASK_COMPLETE: T1x");
        assertThat(sensed(CompletionReport.class)).isEmpty();
    }

    @Test
    void aClaimFollowedByMoreWorkIsNoLongerAClaim() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.commitIn(directory, "work", "x", "TASK_COMPLETE: T1");
        assertThat(sensed(CompletionReport.class)).hasSize(1);
        sample.commitIn(directory, "work", "y", "Not yet");
        assertThat(sensed(CompletionReport.class)).isEmpty();
    }

    @Test
    void branchesWithHostileNamesAreNotLookedAt() {
        for (String name :
                List.of("$(touch${IFS}x)", "`touch x`".replace(' ', '+'), "a;b", "a'b", "a\"b", "a|b", "<b>")) {
            sample.git("branch", "czar/w/" + name, sample.head("main"));
        }
        sample.branch("czar/w/T;1", "main", "work", "x", "TASK_COMPLETE: T;1");
        assertThat(sensed(CompletionReport.class)).isEmpty();
        assertThat(sensed(Mainline.class)).hasSize(1);
    }

    @Test
    void aCommitWakesAndALookDoesNot() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        await().until(() -> wakes.get() > 0);
        sensor.sense();
        settle();
        int before = wakes.get();
        sensor.sense();
        sensor.sense();
        settle();
        assertThat(wakes.get()).isEqualTo(before);
        sample.commitIn(directory, "work", "x", "Work");
        await().until(() -> wakes.get() > before);
    }

    /** Git makes a worktree's folders first and says last, by taking its own lock away, that all of it is there. */
    @Test
    void aWorktreeIsSeenOnceItIsWholeAndThatWakes() throws Exception {
        workplace.prepare("w", "T1");
        Path lock = sample.top().resolve(".git/worktrees/w/locked");
        Files.writeString(lock, "initializing");
        settle();
        assertThat(sensed(Workspace.class)).isEmpty();
        int before = wakes.get();
        Files.delete(lock);
        await().until(() -> wakes.get() > before);
        assertThat(sensed(Workspace.class)).hasSize(1);
    }

    @Test
    void aWorktreeWithoutAHeadYetIsNotLookedAt() throws Exception {
        workplace.prepare("w", "T1");
        Files.writeString(sample.top().resolve(".git/worktrees/w/HEAD"), "0".repeat(40) + "\n");
        assertThat(sensed(Workspace.class)).isEmpty();
        assertThat(sensed(RepositoryFault.class)).isEmpty();
    }

    @Test
    void aTaskThatWentToAnotherWorkerIsReportedOnceByWhoWorkedLast() throws Exception {
        sample.branch("change", "main", "a", "a\n", "A change");
        String base = sample.head("main");
        sample.git("merge", "--quiet", "--squash", "change");
        sample.git("commit", "--quiet", "-m", "T1 (#7)");
        reported("czar/w/T1", base, 1_700_000_000);
        reported("czar/v/T1", base, 1_700_000_100);
        assertThat(sensed(CompletionReport.class))
                .extracting(CompletionReport::worker)
                .containsExactly("v");
        assertThat(sensed(ChangeOnMainline.class))
                .extracting(ChangeOnMainline::worker)
                .containsExactly("v");
        reported("czar/w/T1", base, 1_700_000_200);
        assertThat(sensed(CompletionReport.class))
                .extracting(CompletionReport::worker)
                .containsExactly("w");
        assertThat(sensed(ChangeOnMainline.class))
                .extracting(ChangeOnMainline::worker)
                .containsExactly("w");
    }

    /** The change as the one commit of a branch, complete at this time. */
    private void reported(String branch, String base, long at) {
        String who = "Someone <someone@localhost> %d +0000".formatted(at);
        Path commit = folder.resolve("commit");
        sample.write(
                commit,
                "tree %s\nparent %s\nauthor %s\ncommitter %s\n\nDone\n\nTASK_COMPLETE: T1\n"
                        .formatted(sample.head("change^{tree}"), base, who, who));
        String id = sample.git("hash-object", "-t", "commit", "-w", commit.toString());
        sample.git("update-ref", "refs/heads/" + branch, id);
    }

    @Test
    void aWorktreeThatAPersonLockedIsSeen() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.git("worktree", "lock", "--reason", "on a disk that comes and goes", directory.toString());
        assertThat(sensed(Workspace.class)).hasSize(1);
    }

    @Test
    void aFolderOfBranchesThatWasDeletedAndMadeAgainIsStillWatched() throws Exception {
        sample.git("branch", "czar/w/T1");
        await().until(() -> wakes.get() > 0);
        sample.git("branch", "-D", "czar/w/T1");
        assertThat(sample.top().resolve(".git/refs/heads/czar/w"))
                .satisfiesAnyOf(path -> assertThat(path).doesNotExist(), path -> assertThat(Files.list(path))
                        .isEmpty());
        settle();
        sample.git("branch", "czar/w/T1");
        settle();
        int before = wakes.get();
        sample.branch("czar/w/T2", "main", "work", "x", "Work");
        await().until(() -> wakes.get() > before);
    }

    @Test
    void packingRefsWakesToo() {
        settle();
        int before = wakes.get();
        sample.git("pack-refs", "--all");
        await().until(() -> wakes.get() > before);
        assertThat(sensed(Mainline.class)).hasSize(1);
    }

    /** Waits until no wake has come for a moment. */
    private void settle() {
        await().during(Duration.ofMillis(150)).atMost(Duration.ofSeconds(5)).until(stable());
    }

    private Callable<Boolean> stable() {
        AtomicInteger last = new AtomicInteger(-1);
        return () -> last.getAndSet(wakes.get()) == wakes.get();
    }

    private <F extends Fact> List<F> sensed(Class<F> type) {
        return sensor.sense().stream()
                .flatMap(observation -> observation.fact().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
