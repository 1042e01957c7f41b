package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void aCommitMadeByTheCommandLineIsSeenAtOnce() {
        GitRepository repository = sample.repository();
        for (int round = 0; round < 20; round++) {
            String commit = sample.commit("file", "round " + round, "Round " + round);
            assertThat(repository.requireHead(new BranchName("main"))).isEqualTo(commit);
            assertThat(repository.history().commit(commit).subject()).isEqualTo("Round " + round);
            if (round == 10) {
                sample.git("pack-refs", "--all");
                sample.git("gc", "--quiet");
            }
        }
    }

    @Test
    void aRepositoryWithoutCommitsSaysSo() {
        try (GitTestRepository empty = GitTestRepository.empty(folder.resolve("empty"))) {
            assertThatThrownBy(() -> empty.repository().requireHead(new BranchName("main")))
                    .hasMessageEndingWith("has no commit on branch main yet.");
        }
    }

    @Test
    void aFolderOutsideAnyRepositoryIsRefused() {
        assertThatThrownBy(() -> GitRepository.open(folder))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("not a git repository");
    }

    @Test
    void aLinkedWorktreeAndABareRepositoryCanBeOpened() {
        sample.git("worktree", "add", "--quiet", "-b", "side", "../side");
        sample.git("clone", "--quiet", "--bare", ".", "../bare.git");
        try (GitRepository linked = GitRepository.open(folder.resolve("side"));
                GitRepository bare = GitRepository.open(folder.resolve("bare.git"))) {
            assertThat(linked.commonDirectory()).isEqualTo(sample.repository().commonDirectory());
            assertThat(linked.requireHead(new BranchName("side"))).isEqualTo(sample.head("main"));
            assertThat(bare.requireHead(new BranchName("main"))).isEqualTo(sample.head("main"));
        }
    }

    @Test
    void aRefThatMovedIsNotMovedAgain() {
        GitRepository repository = sample.repository();
        String first = sample.head("main");
        String second = sample.commit("file", "x", "Second");
        assertThat(repository.updateRefs(RefChange.create("refs/czar/a", first)))
                .isTrue();
        assertThat(repository.updateRefs(RefChange.create("refs/czar/a", second)))
                .isFalse();
        assertThat(repository.updateRefs(RefChange.move("refs/czar/a", second, second)))
                .isFalse();
        assertThat(repository.updateRefs(
                        RefChange.create("refs/czar/b", first), RefChange.move("refs/czar/a", second, first)))
                .isFalse();
        assertThat(repository.refs("refs/czar/"))
                .containsOnlyKeys("refs/czar/a")
                .containsValue(first);
        assertThat(repository.updateRefs(
                        RefChange.create("refs/czar/b", first), RefChange.move("refs/czar/a", first, second)))
                .isTrue();
        assertThat(repository.updateRefs(RefChange.delete("refs/czar/b", first)))
                .isTrue();
        assertThat(repository.refs("refs/czar/"))
                .containsOnlyKeys("refs/czar/a")
                .containsValue(second);
    }

    @Test
    void anUnknownCommitIsAnErrorAndNotAMismatch() {
        assertThatThrownBy(() -> sample.repository().updateRefs(RefChange.create("refs/czar/a", "1".repeat(40))))
                .isInstanceOf(GitException.class);
    }

    @Test
    void aLockThatStaysIsNamed() throws Exception {
        Path lock = sample.top().resolve(".git/refs/czar/a.lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        assertThatThrownBy(() -> sample.repository().updateRefs(RefChange.create("refs/czar/a", sample.head("main"))))
                .hasMessageStartingWith("git locked: ")
                .hasMessageContaining("a.lock");
    }

    @Test
    void aLockThatGoesAwayIsWaitedFor() throws Exception {
        Path lock = sample.top().resolve(".git/refs/czar/a.lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        var later = Executors.newSingleThreadScheduledExecutor();
        try {
            later.schedule(() -> Files.deleteIfExists(lock), 400, TimeUnit.MILLISECONDS);
            assertThat(sample.repository().updateRefs(RefChange.create("refs/czar/a", sample.head("main"))))
                    .isTrue();
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void whatLandedIsStillSeenAgainstWhatItLandedOn() {
        String first = sample.branch("first", "main", "first.txt", "one\n", "First");
        String second = sample.branch("second", "main", "second.txt", "two\n", "Second");
        CommitHistory history = sample.repository().history();
        assertThat(history.beforeLanding(sample.head("main"), first)).isEqualTo(sample.head("main"));

        sample.git("checkout", "-q", "main");
        sample.git("merge", "-q", "--no-ff", "-m", "Merge first", first);
        sample.git("merge", "-q", "--no-ff", "-m", "Merge second", second);
        sample.commit("main.txt", "x", "Main goes on");

        for (String head : List.of(first, second)) {
            String before = history.beforeLanding(sample.head("main"), head);
            assertThat(history.changedFiles(before, head))
                    .containsExactly(head.equals(first) ? "first.txt" : "second.txt");
        }
        String forward = sample.commit("forward.txt", "y", "Forward");
        assertThat(history.patch(history.beforeLanding(sample.head("main"), forward), forward, 10_000))
                .contains("forward.txt");
    }

    @Test
    void whatABranchChangedIsReadFromWhereItLeft() {
        String fork = sample.head("main");
        String side = sample.branch("side", "main", "side.txt", "one\ntwo\n", "Side\n\nTASK_COMPLETE: T1");
        sample.commit("main.txt", "x", "Main goes on");
        CommitHistory history = sample.repository().history();
        String main = sample.head("main");
        assertThat(history.changedFiles(main, side)).containsExactly("side.txt");
        assertThat(history.changedLines(main, side)).isEqualTo(2);
        assertThat(history.patch(main, side, 10_000)).contains("+one").doesNotContain("main.txt");
        assertThat(history.patch(main, side, 20)).endsWith("[cut after 20 bytes]\n");
        assertThat(history.mergeBase(main, side)).contains(fork);
        assertThat(history.contains(main, fork)).isTrue();
        assertThat(history.contains(main, side)).isFalse();
        assertThat(history.count(side, main)).isEqualTo(1);
        assertThat(history.log(side, List.of(main), 10))
                .extracting(GitCommit::id)
                .containsExactly(side);
        assertThat(history.commit(side).message()).contains("TASK_COMPLETE: T1");
    }

    @Test
    void hooksOfTheRepositoryDoNotRunForCzar() {
        for (String hook : List.of("reference-transaction", "post-checkout", "post-merge")) {
            sample.write(sample.top().resolve(".git/hooks/" + hook), "#!/bin/sh\ntouch '" + folder + "/ran'\n");
            sample.top().resolve(".git/hooks/" + hook).toFile().setExecutable(true);
        }
        sample.repository().updateRefs(RefChange.create("refs/czar/a", sample.head("main")));
        assertThat(folder.resolve("ran")).doesNotExist();
        sample.git("update-ref", "refs/czar/b", "HEAD");
        assertThat(folder.resolve("ran")).exists();
    }
}
