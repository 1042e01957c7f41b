package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.git.GitTestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is uncommitted is compared as it would be committed. */
class DraftCommitsTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;
    private ScratchRepository scratch;
    private Path worktree;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        worktree = folder.resolve("w");
    }

    @AfterEach
    void end() {
        scratch.close();
        sample.close();
    }

    @Test
    void linesThatAreStoredWithOtherEndsAreNoChange() throws Exception {
        sample.commit("text", "one\ntwo\nthree\n", "Text");
        sample.git("config", "core.autocrlf", "true");
        DraftCommits drafts = drafts();
        assertThat(Files.readString(worktree.resolve("text"))).isEqualTo("one\r\ntwo\r\nthree\r\n");
        Files.setLastModifiedTime(worktree.resolve("text"), FileTime.fromMillis(0));
        assertThat(drafts.commitOf(worktree, sample.head("main"))).isEmpty();
        sample.write(worktree.resolve("text"), "one\r\ntwo\r\nfour\r\n");
        assertThat(drafts.commitOf(worktree, sample.head("main")))
                .hasValueSatisfying(draft -> assertThat(scratch.git().output("show", draft + ":text"))
                        .isEqualTo("one\ntwo\nfour"));
    }

    @Test
    void whatIsNotToBeCommittedIsNoneOfItAndNothingComesToTheRepository() throws Exception {
        sample.write(sample.top().resolve(".git/info/exclude"), "*.tmp\n");
        DraftCommits drafts = drafts();
        sample.write(worktree.resolve("a.tmp"), "x");
        assertThat(drafts.commitOf(worktree, sample.head("main"))).isEmpty();
        sample.write(worktree.resolve("new"), "only in the draft");
        String draft = drafts.commitOf(worktree, sample.head("main")).orElseThrow();
        assertThat(scratch.git().output("ls-tree", "--name-only", draft))
                .contains("new")
                .doesNotContain("a.tmp");
        String blob = scratch.git().output("rev-parse", draft + ":new");
        assertThat(sample.tryGitIn(sample.top(), "cat-file", "-e", blob).ok()).isFalse();
        assertThat(sample.gitIn(worktree, "status", "--porcelain")).isEqualTo("?? new");
    }

    @Test
    void lineEndsThatTheRepositoryRefusesAreComparedAllTheSame() {
        sample.commit("text", "one\ntwo\n", "Text");
        sample.git("config", "core.autocrlf", "input");
        sample.git("config", "core.safecrlf", "true");
        DraftCommits drafts = drafts();
        sample.write(worktree.resolve("text"), "one\r\nthree\r\n");
        assertThat(drafts.commitOf(worktree, sample.head("main")))
                .hasValueSatisfying(draft -> assertThat(scratch.git().output("show", draft + ":text"))
                        .isEqualTo("one\nthree"));
    }

    @Test
    void whatCannotBeCommittedIsLeftOutAndTheRestIsCompared() {
        DraftCommits drafts = drafts();
        sample.gitIn(worktree, "init", "--quiet", "nested");
        sample.write(worktree.resolve("new"), "x");
        assertThat(drafts.commitOf(worktree, sample.head("main")))
                .hasValueSatisfying(draft -> assertThat(scratch.git().output("ls-tree", "-r", "--name-only", draft))
                        .contains("new")
                        .doesNotContain("nested"));
    }

    @Test
    void aSplitIndexStaysAsItIs() throws Exception {
        sample.git("config", "core.splitIndex", "true");
        DraftCommits drafts = drafts();
        sample.gitIn(worktree, "update-index", "--split-index");
        Path own = sample.repository().worktreeGitDirectory(worktree);
        String[] before = own.toFile().list();
        sample.write(worktree.resolve("new"), "x");
        assertThat(drafts.commitOf(worktree, sample.head("main")))
                .hasValueSatisfying(draft ->
                        assertThat(scratch.git().output("show", draft + ":new")).isEqualTo("x"));
        assertThat(own.toFile().list()).containsExactlyInAnyOrder(before);
    }

    @Test
    void whatOnlyAFilterOfTheRepositorysOwnCouldTellIsLeftOut() {
        Path trace = folder.resolve("trace");
        sample.commit(".gitattributes", "*.secret filter=crypt\n", "Attributes");
        sample.commit("a.secret", "stored\n", "A secret");
        sample.git("config", "filter.crypt.clean", "touch '" + trace + "'; tr a-y b-z");
        DraftCommits drafts = drafts();
        sample.write(worktree.resolve("a.secret"), "other\n");
        sample.write(worktree.resolve("b.secret"), "new\n");
        assertThat(drafts.commitOf(worktree, sample.head("main"))).isEmpty();
        sample.write(worktree.resolve("new"), "x");
        assertThat(drafts.commitOf(worktree, sample.head("main"))).hasValueSatisfying(draft -> assertThat(
                        scratch.git().output("diff", "--name-only", sample.head("main"), draft))
                .isEqualTo("new"));
        assertThat(trace).doesNotExist();
    }

    private DraftCommits drafts() {
        sample.git("worktree", "add", "--quiet", "--detach", worktree.toString());
        scratch = ScratchRepository.at(folder.resolve("scratch"), sample.repository());
        return new DraftCommits(sample.repository(), scratch);
    }
}
