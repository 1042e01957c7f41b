package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.GitWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker wrote into the repository's configuration leaves a trace when git runs it. */
class ConfigurationGuardTest {
    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private Path trace;
    private String leave;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        trace = folder.resolve("trace");
        leave = "env >'" + trace + "'; cat";
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil", "a=b", "with.dots"})
    void aFilterOfTheRepositoryIsNotRun(String name) throws Exception {
        sample.commit(".gitattributes", "*.txt filter=" + name + "\n", "Attributes");
        sample.commit("a.txt", "text\n", "A file");
        sample.git("config", "filter." + name + ".smudge", leave);
        sample.git("config", "filter." + name + ".clean", leave);
        sample.git("config", "filter." + name + ".required", "true");
        Path worktree = workplace().prepare("w", "T1");
        assertThat(worktree.resolve("a.txt")).hasContent("text");
        Files.writeString(worktree.resolve("a.txt"), "tixt\n");
        assertThat(new GitWorktrees(sample.repository()).changes(worktree)).containsExactly("a.txt");
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatAWorkersGitHasCommittedThroughAFilterIsCleanUntilItIsWrittenTo() throws Exception {
        sample.commit(".gitattributes", "*.txt filter=crypt\n", "Attributes");
        Path worktree = workplace().prepare("w", "T1");
        sample.git("config", "filter.crypt.clean", "tr a-y b-z");
        sample.commitIn(worktree, "a.txt", "text\n", "A file");
        Files.setLastModifiedTime(
                sample.repository().worktreeGitDirectory(worktree).resolve("index"),
                Files.getLastModifiedTime(worktree.resolve("a.txt")));
        assertThat(new GitWorktrees(sample.repository()).changes(worktree)).isEmpty();
        Files.writeString(worktree.resolve("a.txt"), "tixt\n");
        assertThat(new GitWorktrees(sample.repository()).changes(worktree)).containsExactly("a.txt");
    }

    @Test
    void aFilterOfAWorktreeOrOfAnIncludedFileIsNotRun() throws Exception {
        sample.commit(".gitattributes", "*.txt filter=evil\n*.md filter=other\n", "Attributes");
        sample.commit("a.txt", "text\n", "A file");
        Path worktree = workplace().prepare("w", "T1");
        sample.git("config", "extensions.worktreeConfig", "true");
        sample.gitIn(worktree, "config", "--worktree", "filter.evil.clean", leave);
        Path included = folder.resolve("included");
        sample.git("config", "include.path", included.toString());
        sample.gitIn(worktree, "config", "--file", included.toString(), "filter.other.clean", leave);
        Files.writeString(worktree.resolve("a.txt"), "tixt\n");
        Files.writeString(worktree.resolve("README.md"), "sampel\n");
        assertThat(new GitWorktrees(sample.repository()).changes(worktree)).containsExactly("README.md", "a.txt");
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatIsConfiguredLaterIsNotRunEither() throws Exception {
        sample.commit(".gitattributes", "*.txt filter=evil\n", "Attributes");
        sample.commit("a.txt", "text\n", "A file");
        Path worktree = workplace().prepare("w", "T1");
        new GitWorktrees(sample.repository()).changes(worktree);
        sample.gitIn(worktree, "config", "filter.evil.clean", leave);
        Files.writeString(worktree.resolve("a.txt"), "tixt\n");
        new GitWorktrees(sample.repository()).changes(worktree);
        assertThat(trace).doesNotExist();
    }

    @Test
    void aProgramForTheOtherSideOfARemoteIsNotRun() throws Exception {
        sample.git("clone", "--quiet", "--bare", ".", folder.resolve("bare.git").toString());
        sample.git("remote", "add", "origin", folder.resolve("bare.git").toString());
        sample.git("config", "remote.origin.uploadpack", "env >'" + trace + "'; git-upload-pack");
        sample.git("config", "remote.origin.receivepack", "env >'" + trace + "'; git-receive-pack");
        String head = sample.branch("czar/w/T1", "main", "one", "x\n", "Add one");
        OriginRemote.of(sample.repository(), TRUNK).orElseThrow().push(new BranchName("czar/w/T1"), head);
        assertThat(sample.gitIn(folder.resolve("bare.git"), "rev-parse", "czar/w/T1"))
                .isEqualTo(head);
        assertThat(trace).doesNotExist();
    }

    @Test
    void aProgramThatNamesTheSigningKeyIsNotRun() {
        sample.git("config", "gpg.format", "ssh");
        sample.git("config", "gpg.ssh.defaultKeyCommand", leave);
        sample.git("config", "gpg.ssh.program", leave);
        sample.git("config", "commit.gpgSign", "true");
        String main = sample.git("rev-parse", "main");
        assertThatThrownBy(() -> new CommitWriter(sample.repository())
                        .commit(sample.git("rev-parse", "main^{tree}"), List.of(main), "Merge"))
                .isInstanceOf(GitException.class);
        assertThat(trace).doesNotExist();
    }

    @Test
    void anSshProgramOrACredentialHelperOfTheRepositoryIsNotRun() throws Exception {
        sample.git("config", "core.sshCommand", "env >'" + trace + "'; false");
        sample.git("config", "credential.helper", "!env >'" + trace + "'; false");
        for (String url : List.of("ssh://127.0.0.1:1/none", "http://127.0.0.1:1/none")) {
            sample.git("config", "remote.origin.url", url);
            assertThat(pushed()).isFalse();
        }
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatGitLfsSetsUpIsRun() throws Exception {
        sample.git("config", "filter.lfs.clean", "git-lfs clean -- %f");
        sample.git("config", "filter.lfs.required", "true");
        sample.git("config", "filter.lfs.smudge", "git-lfs smudge -- %f; env");
        Map<String, String> environment =
                new ConfigurationGuard(false).environment(sample.top(), Map.of("PATH", System.getenv("PATH")));
        assertThat(environment.values()).contains("filter.lfs.smudge").doesNotContain("filter.lfs.clean");
        sample.git("config", "filter.lfs.smudge", "git-lfs smudge -- %f");
        assertThat(new ConfigurationGuard(false).environment(sample.top(), Map.of("PATH", System.getenv("PATH"))))
                .isEmpty();
    }

    @Test
    void aProgramThatTheRepositoryNamesToLfsIsNotRun() throws Exception {
        for (String key : List.of("lfs.customtransfer.x.path", "lfs.CustomTransfer.x.path", "lfs.extension.x.clean")) {
            sample.git("config", key, leave);
        }
        sample.git("config", "lfs.standalonetransferagent", "x");
        sample.git("config", "lfs.https://example.org/.standalonetransferagent", "x");
        Map<String, String> environment =
                new ConfigurationGuard(false).environment(sample.top(), Map.of("PATH", System.getenv("PATH")));
        assertThat(environment).containsEntry("GIT_CONFIG_COUNT", "5").doesNotContainValue(leave);
        assertThat(environment.values().stream().filter("false"::equals)).hasSize(3);
    }

    private boolean pushed() throws Exception {
        String head = sample.head("main");
        try (GitRepository fresh = GitRepository.open(sample.top())) {
            OriginRemote.of(fresh, TRUNK).orElseThrow().push(new BranchName("czar/w/T1"), head);
            return true;
        } catch (GitException | OriginRemote.PushRefusedException refused) {
            return false;
        }
    }

    private WorkerWorktrees workplace() {
        return new WorkerWorktrees(
                sample.repository(),
                TRUNK,
                new CommitMerger(sample.repository(), List.of()),
                folder.resolve("workers"));
    }
}
