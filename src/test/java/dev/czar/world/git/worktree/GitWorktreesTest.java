package dev.czar.world.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.WorktreeCheckout;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorkerWorktrees.TipMergeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitWorktreesTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;
    private GitWorktrees worktrees;
    private WorkerWorktrees workplace;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        GitRepository repository = sample.repository();
        worktrees = new GitWorktrees(repository);
        CommitMerger merger = new CommitMerger(repository, List.of());
        workplace = new WorkerWorktrees(
                repository, IntegrationBranches.of("main", "czar/omnibus"), merger, folder.resolve("workers"));
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void anIndexThatCannotBeReadIsBuiltAgainAndFilesStay() throws Exception {
        Path there = workplace.prepare("w", "T1");
        sample.write(there.resolve("README.md"), "changed by its worker\n");
        sample.write(there.resolve("new.txt"), "new\n");
        Path own = sample.top().resolve(".git/worktrees/w");
        Files.writeString(own.resolve("index"), "garbage");
        workplace.open("w");
        assertThat(sample.gitIn(there, "status", "--porcelain").lines().map(String::strip))
                .containsExactlyInAnyOrder("M README.md", "?? new.txt");
        assertThat(there.resolve("README.md")).hasContent("changed by its worker");
        assertThat(own.resolve("index.unreadable")).hasContent("garbage");
    }

    @Test
    void aMergeUnderWayStaysSoWhenTheIndexIsBuiltAgain() throws Exception {
        Path there = workplace.prepare("w", "T1");
        String other = sample.commit("other.txt", "x\n", "Other");
        sample.gitIn(there, "merge", "--quiet", "--no-commit", "--no-ff", other);
        Path own = sample.top().resolve(".git/worktrees/w");
        Files.writeString(own.resolve("index"), "garbage");
        workplace.open("w");
        assertThat(own.resolve("MERGE_HEAD")).hasContent(other);
        assertThat(there.resolve("other.txt")).hasContent("x");
    }

    @Test
    void aLockThatADeadGitLeftIsRemovedAndAFreshOneStays() throws Exception {
        workplace.prepare("w", "T1");
        Path lock = sample.top().resolve(".git/worktrees/w/index.lock");
        sample.write(lock, "");
        workplace.open("w");
        assertThat(lock).exists();
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
        workplace.open("w");
        assertThat(lock).doesNotExist();
    }

    @Test
    void thirtyWorktreesMadeAtOnceAreAllThere() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try (GitRepository other = GitRepository.open(sample.top())) {
            WorkerWorktrees rival = new WorkerWorktrees(
                    other,
                    IntegrationBranches.of("main", "czar/omnibus"),
                    new CommitMerger(other, List.of()),
                    folder.resolve("workers"));
            List<Callable<Path>> calls = new ArrayList<>();
            for (int number = 0; number < 30; number++) {
                String worker = "w" + number;
                calls.add(() -> (worker.hashCode() % 2 == 0 ? workplace : rival).prepare(worker, "T1"));
            }
            for (Future<Path> made : threads.invokeAll(calls)) {
                assertThat(made.get().resolve("README.md")).exists();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(worktrees.list()).hasSize(31);
    }

    @Test
    void submodulesAreThereInAWorktreeAndFollowTheTask() throws Exception {
        try (GitTestRepository library = GitTestRepository.withCommit(folder.resolve("library"))) {
            sample.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.top() + "", "lib");
            sample.git("commit", "--quiet", "-m", "Library");
            Path directory = workplace.prepare("w", "T1");
            assertThat(directory.resolve("lib/README.md")).hasContent("sample");
            assertThat(sample.gitIn(directory.resolve("lib"), "remote", "get-url", "origin"))
                    .isEqualTo(library.top().toString());
            String newer = library.commit("new.txt", "new\n", "Newer");
            sample.gitIn(sample.top().resolve("lib"), "pull", "--quiet");
            sample.git("commit", "--quiet", "-a", "-m", "Newer library");
            assertThat(workplace.prepare("w", "T2").resolve("lib/new.txt")).hasContent("new");
            assertThat(worktrees.changes(directory)).isEmpty();
            sample.commitIn(directory.resolve("lib"), "own.txt", "own", "In the submodule");
            assertThat(worktrees.changes(directory)).containsExactly("lib");
            assertThat(newer).isNotEmpty();
        }
    }

    @Test
    void aWorktreeThatGitShowsAsChangedFromBirthIsReady() throws Exception {
        sample.git("config", "core.autocrlf", "false");
        sample.commit("a.txt", "one\r\n", "Windows");
        sample.write(sample.top().resolve(".gitattributes"), "*.txt text\n");
        sample.git("add", ".gitattributes");
        sample.git("commit", "--quiet", "-m", "Attributes");
        Path directory = workplace.prepare("w", "T1");
        sample.write(directory.resolve("a.txt"), "one\r\n");
        assertThat(sample.gitIn(directory, "status", "--porcelain")).isEqualTo("M a.txt");
        sample.commit("a.txt", "one\ntwo\n", "Unix");
        assertThat(workplace.prepare("w", "T2").resolve("a.txt")).hasContent("one\ntwo");
        sample.write(directory.resolve("a.txt"), "three\n");
        assertThatThrownBy(() -> workplace.prepare("w", "T3")).isInstanceOf(UncommittedChangesException.class);
    }

    @Test
    void preparingTwiceChangesNothing() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.commitIn(directory, "work", "x", "Work");
        sample.write(directory.resolve("draft"), "uncommitted");
        assertThat(workplace.prepare("w", "T1")).isEqualTo(directory);
        assertThat(directory.resolve("draft")).hasContent("uncommitted");
        assertThat(sample.gitIn(directory, "log", "--format=%s", "-1")).isEqualTo("Work");
    }

    @Test
    void theNextTaskBeginsAtTheOmnibusTip() throws Exception {
        Path directory = workplace.open("w");
        assertThat(worktrees.at(directory))
                .get()
                .extracting(WorktreeCheckout::branch)
                .isEqualTo("czar/w/idle");
        String tip = sample.branch("czar/omnibus", "main", "other", "x", "Other's work");
        workplace.prepare("w", "T2");
        assertThat(worktrees.at(directory)).contains(new WorktreeCheckout(directory, "czar/w/T2", tip, false));
        assertThat(sample.tryGitIn(directory, "config", "branch.czar/w/T2.merge")
                        .ok())
                .isFalse();
    }

    @Test
    void uncommittedWorkIsNotLeftBehind() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.write(directory.resolve("draft"), "x");
        assertThatThrownBy(() -> workplace.prepare("w", "T2"))
                .isInstanceOf(UncommittedChangesException.class)
                .hasMessageContaining("draft");
        assertThat(worktrees.at(directory))
                .get()
                .extracting(WorktreeCheckout::branch)
                .isEqualTo("czar/w/T1");
    }

    @Test
    void privateFilesDoNotMakeAWorktreeUnclean() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.write(directory.resolve(".czar-worker/brief-T1.md"), "x");
        workplace.prepare("w", "T2");
        workplace.prepare("w", "T3");
        assertThat(Files.readAllLines(sample.top().resolve(".git/info/exclude")))
                .containsOnlyOnce("/.czar-worker/");
    }

    @Test
    void aBranchLeftBehindByAnInterruptedStartIsUsed() throws Exception {
        sample.git("branch", "czar/w/T1");
        String tip = sample.commit("later", "x", "Main goes on");
        Path directory = workplace.prepare("w", "T1");
        assertThat(sample.gitIn(directory, "rev-parse", "HEAD")).isEqualTo(tip);
    }

    @Test
    void aBranchWithWorkIsContinuedAsItIs() throws Exception {
        String work = sample.branch("czar/w/T1", "main", "work", "x", "Work");
        sample.commit("later", "x", "Main goes on");
        Path directory = workplace.prepare("w", "T1");
        assertThat(sample.gitIn(directory, "rev-parse", "HEAD")).isEqualTo(work);
    }

    @Test
    void aHalfMadeWorktreeIsMadeAnew() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.write(sample.top().resolve(".git/worktrees/w/locked"), "initializing");
        Files.delete(directory.resolve("README.md"));
        assertThat(workplace.prepare("w", "T1").resolve("README.md")).exists();
        assertThat(worktrees.at(directory))
                .get()
                .extracting(WorktreeCheckout::incomplete)
                .isEqualTo(false);
    }

    @Test
    void aWorktreeDeletedByHandIsMadeAnew() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        sample.commitIn(directory, "work", "x", "Work");
        sample.git("clone", "--quiet", ".", "../unrelated");
        deleteTree(directory);
        assertThat(workplace.prepare("w", "T1").resolve("work")).exists();
    }

    @Test
    void aFolderOfSomeoneElseIsRefused() {
        sample.write(folder.resolve("workers/w/precious"), "x");
        assertThatThrownBy(() -> workplace.prepare("w", "T1")).hasMessageContaining("is not a worktree");
        assertThat(folder.resolve("workers/w/precious")).exists();
    }

    @Test
    void aWorkerNameCannotLeaveTheFolder() {
        assertThatThrownBy(() -> workplace.prepare("../x", "T1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workplace.prepare("w", "$(touch x)")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatGitIgnoresIsNotOverwrittenByWhatOthersIntegrated(boolean withOwnWork) throws Exception {
        sample.commit(".gitignore", ".env\n", "Ignore");
        Path there = workplace.prepare("w", "T1");
        if (withOwnWork) {
            sample.write(there.resolve("mine"), "x\n");
            sample.gitIn(there, "add", ".");
            sample.gitIn(there, "commit", "--quiet", "-m", "Work");
        }
        sample.write(there.resolve(".env"), "a secret of this worktree");
        String work = sample.head("czar/w/T1");
        sample.write(sample.top().resolve(".env"), "of all");
        sample.git("add", "--force", ".env");
        sample.git("commit", "--quiet", "-m", "Defaults");

        TipMergeResult refused = workplace.mergeTip("w");
        assertThat(refused.done()).isFalse();
        assertThat(refused.reason()).contains("would be overwritten", ".env");
        assertThat(refused.head()).isEqualTo(work);
        assertThat(there.resolve(".env")).hasContent("a secret of this worktree");
        assertThat(sample.head("czar/w/T1")).isEqualTo(work);

        Files.delete(there.resolve(".env"));
        assertThat(workplace.mergeTip("w").done()).isTrue();
        assertThat(there.resolve(".env")).hasContent("of all");
    }

    @Test
    void whatGitIgnoresIsNotOverwrittenByTheNextTasksBranch() throws Exception {
        sample.commit(".gitignore", ".env\n", "Ignore");
        Path there = workplace.prepare("w", "T1");
        sample.write(there.resolve(".env"), "a secret of this worktree");
        sample.write(sample.top().resolve(".env"), "of all");
        sample.git("add", "--force", ".env");
        sample.git("commit", "--quiet", "-m", "Defaults");
        assertThatThrownBy(() -> workplace.prepare("w", "T2")).hasMessageContaining(".env");
        assertThat(there.resolve(".env")).hasContent("a secret of this worktree");
        assertThat(sample.gitIn(there, "branch", "--show-current")).isEqualTo("czar/w/T1");
        assertThat(sample.git("branch", "--list", "czar/w/T2")).isEmpty();
    }

    @Test
    void whatOthersIntegratedIsBroughtIntoTheBranch() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String work = sample.commitIn(directory, "work", "x", "Work");
        String tip = sample.branch("czar/omnibus", "main", "other", "x", "Other's work");
        TipMergeResult cleared = workplace.mergeTip("w");
        assertThat(cleared.done()).isTrue();
        assertThat(directory.resolve("other")).exists();
        assertThat(sample.gitIn(directory, "rev-parse", "HEAD^1", "HEAD^2")).isEqualTo(work + "\n" + tip);
        assertThat(sample.gitIn(directory, "status", "--porcelain")).isEmpty();
        assertThat(workplace.mergeTip("w"))
                .isEqualTo(new TipMergeResult(true, cleared.head(), List.of(), "already there"));
    }

    @Test
    void aConflictOnTheWayInLeavesTheWorktreeAsItWas() throws Exception {
        Path directory = workplace.prepare("w", "T1");
        String work = sample.commitIn(directory, "same", "mine", "Work");
        sample.branch("czar/omnibus", "main", "same", "theirs", "Other's work");
        assertThat(workplace.mergeTip("w")).isEqualTo(new TipMergeResult(false, work, List.of("same"), "it conflicts"));
        assertThat(directory.resolve("same")).hasContent("mine");
        assertThat(sample.gitIn(directory, "status", "--porcelain", "--branch")).isEqualTo("## czar/w/T1");
    }

    private static void deleteTree(Path directory) throws Exception {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
