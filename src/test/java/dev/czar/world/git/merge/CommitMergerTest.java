package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitTestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitMergerTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;
    private CommitMerger merger;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        sample.commit("code.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "Code");
        sample.commit("CHANGELOG.md", "# Changes\n", "Changelog");
        merger = new CommitMerger(sample.repository(), List.of("CHANGELOG.md"));
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void changesInDifferentPlacesMergeAsGitWould() {
        sample.branch("a", "main", "code.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n", "A");
        sample.branch("b", "main", "code.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n", "B");
        MergeResult merge = merge("a", "b");
        sample.git("switch", "--quiet", "a");
        sample.git("merge", "--quiet", "--no-edit", "b");
        assertThat(merge).isEqualTo(new MergeResult.Clean(sample.head("HEAD^{tree}")));
    }

    @Test
    void theSameLineChangedTwiceConflicts() {
        sample.branch("a", "main", "code.txt", "a\n2\n3\n4\n5\n6\n7\n8\n9\n", "A");
        sample.branch("b", "main", "code.txt", "b\n2\n3\n4\n5\n6\n7\n8\n9\n", "B");
        assertConflict("code.txt", "CONFLICT (contents)");
    }

    @Test
    void theSameFileAddedTwiceConflicts() {
        sample.branch("a", "main", "new.txt", "a\n", "A");
        sample.branch("b", "main", "new.txt", "b\n", "B");
        assertConflict("new.txt", "CONFLICT (contents)");
    }

    @Test
    void aBinaryChangedTwiceConflicts() {
        sample.commit("logo", "\0base", "Logo");
        sample.branch("a", "main", "logo", "\0a", "A");
        sample.branch("b", "main", "logo", "\0b", "B");
        assertConflict("logo", "CONFLICT (binary)", "CONFLICT (contents)");
    }

    @Test
    void aFileRenamedHereAndDeletedThereConflicts() {
        sample.git("switch", "--quiet", "-c", "a");
        sample.git("mv", "code.txt", "moved.txt");
        sample.git("commit", "--quiet", "-m", "Move");
        sample.git("switch", "--quiet", "-c", "b", "main");
        sample.git("rm", "--quiet", "code.txt");
        sample.git("commit", "--quiet", "-m", "Delete");
        MergeResult merge = merge("a", "b");
        assertThat(merge).isInstanceOfSatisfying(MergeResult.Conflicting.class, found -> {
            assertThat(found.files()).contains("moved.txt");
            assertThat(found.kinds()).contains("CONFLICT (rename/delete)");
        });
    }

    @Test
    void aModeChangedHereAndDeletedThereConflicts() {
        sample.git("switch", "--quiet", "-c", "a");
        sample.git("update-index", "--chmod=+x", "code.txt");
        sample.git("commit", "--quiet", "-m", "Executable");
        sample.git("switch", "--quiet", "--discard-changes", "-c", "b", "main");
        sample.git("rm", "--quiet", "-f", "code.txt");
        sample.git("commit", "--quiet", "-m", "Delete");
        assertConflict("code.txt", "CONFLICT (modify/delete)");
    }

    @Test
    void ofADeclaredUnionFileBothSidesAreKept() {
        sample.branch("a", "main", "CHANGELOG.md", "# Changes\n- a\n", "A");
        sample.branch("b", "main", "CHANGELOG.md", "# Changes\n- b\n", "B");
        assertThat(new CommitMerger(sample.repository(), List.of()).merge(sample.head("a"), sample.head("b")))
                .isInstanceOf(MergeResult.Conflicting.class);
        assertThat(merge("a", "b")).isInstanceOfSatisfying(MergeResult.Clean.class, clean -> assertThat(
                        sample.git("show", clean.tree() + ":CHANGELOG.md"))
                .isEqualTo("# Changes\n- a\n- b"));
    }

    @Test
    void ofADeclaredUnionFileBothSidesAreKeptInABareRepository() {
        sample.branch("a", "main", "CHANGELOG.md", "# Changes\n- a\n", "A");
        sample.branch("b", "main", "CHANGELOG.md", "# Changes\n- b\n", "B");
        sample.git("clone", "--quiet", "--bare", ".", "../bare.git");
        try (GitRepository bare = GitRepository.open(folder.resolve("bare.git"))) {
            assertThat(new CommitMerger(bare, List.of("CHANGELOG.md")).merge(sample.head("a"), sample.head("b")))
                    .isInstanceOf(MergeResult.Clean.class);
        }
    }

    @Test
    void whatLiesInTheWorkTreeHasNoSay() throws Exception {
        sample.branch("a", "main", "code.txt", "a\n2\n3\n4\n5\n6\n7\n8\n9\n", "A");
        sample.branch("b", "main", "code.txt", "b\n2\n3\n4\n5\n6\n7\n8\n9\n", "B");
        Files.writeString(sample.top().resolve(".gitattributes"), "code.txt merge=union\n");
        assertThat(merge("a", "b")).isInstanceOf(MergeResult.Conflicting.class);
    }

    @Test
    void attributesOfFoldersAndOfTheRepositoryItselfCountAsGitCountsThem() {
        sample.commit(".gitattributes", "*.log merge=union\n", "Attributes");
        sample.commit("a/b [1]/.gitattributes", "CHANGES.md merge=union\n*.log merge=text\n", "Nested");
        sample.write(sample.top().resolve(".git/info/attributes"), "/own.txt merge=union\n");
        for (String file : List.of("a/b [1]/CHANGES.md", "a/b [1]/c/CHANGES.md", "own.txt", "x.log")) {
            assertThat(bothAppend(file)).as(file).isInstanceOf(MergeResult.Clean.class);
        }
        for (String file : List.of("CHANGES.md", "a/CHANGES.md", "a/own.txt", "a/b [1]/x.log")) {
            assertThat(bothAppend(file)).as(file).isInstanceOf(MergeResult.Conflicting.class);
        }
    }

    @Test
    void attributesThatTheConfigurationNamesCountLeast() {
        sample.write(sample.top().resolve(".git/own"), "*.log merge=union\nother.txt merge=union\n");
        sample.git("config", "core.attributesFile", ".git/own");
        sample.commit(".gitattributes", "other.txt merge=text\n", "Attributes");
        merger = new CommitMerger(sample.repository(), List.of());

        assertThat(bothAppend("x.log")).isInstanceOf(MergeResult.Clean.class);
        assertThat(bothAppend("other.txt")).isInstanceOf(MergeResult.Conflicting.class);
    }

    private MergeResult bothAppend(String file) {
        sample.commit(file, "base\n", "Base");
        String name = "n" + Integer.toHexString(file.hashCode());
        String one = sample.branch(name + "1", "main", file, "base\none\n", "One");
        String two = sample.branch(name + "2", "main", file, "base\ntwo\n", "Two");
        return merger.merge(one, two);
    }

    @Test
    void committedAttributesCountButAMergeDriverThatRunsAProgramDoesNot() {
        sample.commit(".gitattributes", "code.txt merge=union\nother.txt merge=evil\n", "Attributes");
        sample.commit("other.txt", "1\n", "Other");
        sample.git("config", "merge.evil.driver", "touch '" + folder + "/ran'");
        sample.branch("a", "main", "code.txt", "a\n2\n3\n4\n5\n6\n7\n8\n9\n", "A");
        sample.branch("b", "main", "code.txt", "b\n2\n3\n4\n5\n6\n7\n8\n9\n", "B");
        sample.branch("c", "main", "other.txt", "c\n", "C");
        sample.branch("d", "main", "other.txt", "d\n", "D");
        assertThat(merge("a", "b")).isInstanceOf(MergeResult.Clean.class);
        assertThat(merge("c", "d")).isInstanceOf(MergeResult.Conflicting.class);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void anUnknownCommitIsNeitherCleanNorAConflict() {
        assertThat(merger.merge(sample.head("main"), "1".repeat(40))).isInstanceOf(MergeResult.Unknown.class);
        assertThat(merger.merge(sample.head("main"), "--help")).isInstanceOf(MergeResult.Unknown.class);
    }

    @Test
    void noCheckoutIsTouchedEvenWhileTheIndexIsLocked() throws Exception {
        sample.branch("a", "main", "code.txt", "a\n2\n3\n4\n5\n6\n7\n8\n9\n", "A");
        sample.branch("b", "main", "b.txt", "b\n", "B");
        byte[] index = Files.readAllBytes(sample.top().resolve(".git/index"));
        Files.createFile(sample.top().resolve(".git/index.lock"));
        assertThat(merge("a", "b")).isInstanceOf(MergeResult.Clean.class);
        Files.delete(sample.top().resolve(".git/index.lock"));
        assertThat(Files.readAllBytes(sample.top().resolve(".git/index"))).isEqualTo(index);
        assertThat(sample.git("status", "--porcelain")).isEmpty();
    }

    private MergeResult merge(String ours, String theirs) {
        return merger.merge(sample.head(ours), sample.head(theirs));
    }

    private void assertConflict(String file, String... kinds) {
        assertThat(merge("a", "b")).isInstanceOfSatisfying(MergeResult.Conflicting.class, found -> {
            assertThat(found.files()).containsExactly(file);
            assertThat(found.kinds()).containsExactly(kinds);
        });
    }
}
