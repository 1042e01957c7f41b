package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.io.FolderDeleter;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.merge.CommitMerger.MergeEngine;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchRepositoryTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;
    private ScratchRepository bench;
    private CommitMerger merger;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        sample.commit("code.txt", "1\n2\n3\n", "Code");
        sample.branch("a", "main", "code.txt", "a\n2\n3\n", "A");
        sample.branch("b", "main", "code.txt", "b\n2\n3\n", "B");
        sample.branch("c", "main", "c.txt", "c\n", "C");
        bench = ScratchRepository.at(folder.resolve("bench"), sample.repository());
        merger = new CommitMerger(sample.repository(), List.of()).on(bench);
    }

    @AfterEach
    void end() {
        bench.close();
        sample.close();
    }

    @Test
    void forecastsLeaveNothingInTheRepository() {
        String before = sample.git("count-objects", "-v");
        MergeResult merge = merger.merge(sample.head("a"), sample.head("c"));
        assertThat(sample.git("count-objects", "-v")).isEqualTo(before);
        assertThat(bench.git().output("cat-file", "-t", ((MergeResult.Clean) merge).tree()))
                .isEqualTo("tree");
        Path other = folder.resolve("other");
        try (ScratchRepository gone = ScratchRepository.at(other, sample.repository())) {
            new CommitMerger(sample.repository(), List.of()).on(gone).merge(sample.head("a"), sample.head("c"));
            assertThat(other).isDirectory();
        }
        assertThat(other).doesNotExist();
    }

    @Test
    void whereMergesAreMadeIsMadeAnewWhenItIsDamagedOrGone() throws Exception {
        CommitMerger lasting = new CommitMerger(sample.repository(), List.of());
        Path place = sample.repository().commonDirectory().resolve("czar/merge");
        Files.writeString(place.resolve("HEAD"), "");
        assertThat(lasting.merge(sample.head("a"), sample.head("c"))).isInstanceOf(MergeResult.Clean.class);
        FolderDeleter.delete(place);
        assertThat(lasting.merge(sample.head("b"), sample.head("c"))).isInstanceOf(MergeResult.Clean.class);
        Files.writeString(place.resolve("HEAD"), "");
        assertThat(new CommitMerger(sample.repository(), List.of()).merge(sample.head("a"), sample.head("b")))
                .isInstanceOf(MergeResult.Conflicting.class);
    }

    @Test
    void noProgramThatTheRepositoryNamesIsRun() throws Exception {
        String touch = "touch '" + folder + "/ran'; cat";
        sample.git("config", "merge.evil.driver", touch);
        sample.git("config", "merge.default", "evil");
        sample.git("config", "filter.evil.clean", touch);
        sample.git("config", "core.fsmonitor", touch);
        Files.createDirectories(sample.top().resolve(".git/info"));
        Files.writeString(sample.top().resolve(".git/info/attributes"), "* merge=evil filter=evil\n");
        assertThat(merger.merge(sample.head("a"), sample.head("b"))).isInstanceOf(MergeResult.Conflicting.class);
        assertThat(new CommitMerger(sample.repository(), List.of()).merge(sample.head("a"), sample.head("b")))
                .isInstanceOf(MergeResult.Conflicting.class);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void unrelatedHistoriesAndUnknownCommitsDoNotStandInTheWayOfOthers() {
        sample.git("switch", "--quiet", "--orphan", "lonely");
        sample.commit("alone.txt", "alone\n", "Alone");
        MergePair lonely = pair("a", "lonely");
        MergePair missing = new MergePair("1".repeat(40), sample.head("a"));
        MergePair hostile = new MergePair("--help", sample.head("a") + "\nx");
        Map<MergePair, MergeResult> merges =
                merger.merge(List.of(lonely, missing, hostile, pair("a", "c"), pair("a", "b")));
        assertThat(merges.get(lonely))
                .isInstanceOfSatisfying(MergeResult.Unknown.class, unknown -> assertThat(unknown.isPermanent())
                        .isTrue());
        assertThat(merges.get(missing)).isInstanceOf(MergeResult.Unknown.class);
        assertThat(merges.get(hostile)).isInstanceOf(MergeResult.Unknown.class);
        assertThat(merges.get(pair("a", "c"))).isInstanceOf(MergeResult.Clean.class);
        assertThat(merges.get(pair("a", "b"))).isInstanceOf(MergeResult.Conflicting.class);
    }

    @Test
    void aFolderThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        sample.branch("d", "main", "folder/d.txt", "d\n", "D");
        sample.branch("e", "d", "e.txt", "e\n", "E");
        sample.branch("f", "d", "f.txt", "f\n", "F");
        sample.branch("g", "d", "folder/d.txt", "g\n", "G");
        String tree = sample.git("rev-parse", "e^{tree}");
        Files.delete(sample.top().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        Map<MergePair, MergeResult> merges =
                merger.merge(List.of(pair("f", "e"), pair("g", "e"), pair("a", "c"), pair("a", "b"), pair("f", "g")));
        assertThat(List.of(merges.get(pair("f", "e")), merges.get(pair("g", "e"))))
                .allSatisfy(merge -> assertThat(merge)
                        .isInstanceOfSatisfying(MergeResult.Unknown.class, unknown -> assertThat(unknown.reason())
                                .contains(tree)));
        assertThat(merges.get(pair("a", "c"))).isInstanceOf(MergeResult.Clean.class);
        assertThat(merges.get(pair("a", "b"))).isInstanceOf(MergeResult.Conflicting.class);
        assertThat(merges.get(pair("f", "g"))).isInstanceOf(MergeResult.Clean.class);
    }

    @Test
    void whereGitIsTooOldJgitAnswersAndSaysSo() {
        assertThat(List.of(MergeEngine.of("git version 2.38.4"), MergeEngine.of("what?")))
                .containsOnly(MergeEngine.JGIT);
        assertThat(List.of(MergeEngine.of("git version 2.39.5"), MergeEngine.of("git version 3.0.rc1")))
                .containsOnly(MergeEngine.GIT);
        CommitMerger inCore = new CommitMerger(sample.repository(), List.of()).on(bench, MergeEngine.JGIT);
        assertThat(inCore.authority()).isEqualTo(MergeEngine.JGIT);
        assertThat(inCore.merge(sample.head("a"), sample.head("b")))
                .isInstanceOfSatisfying(MergeResult.Conflicting.class, found -> assertThat(found.files())
                        .containsExactly("code.txt"));
        assertThat(inCore.merge(sample.head("a"), sample.head("c")))
                .isEqualTo(merger.merge(sample.head("a"), sample.head("c")));
    }

    @Test
    void scratchIsInMemoryOrBesideTheRepositoryAndTheLastOneIsDeleted() throws Exception {
        Path memory = Files.createDirectories(folder.resolve("memory"));
        Path first = ScratchFolder.of(sample.repository(), memory);
        Files.writeString(first.resolve("left"), "by one that was killed");
        Path second = ScratchFolder.of(sample.repository(), memory);
        assertThat(first).doesNotExist();
        assertThat(second).isEmptyDirectory().hasParent(memory.toRealPath());
        Path beside = ScratchFolder.of(sample.repository(), folder.resolve("none"));
        assertThat(second).doesNotExist();
        assertThat(beside).isEqualTo(sample.repository().commonDirectory().resolve("czar/forecast"));
    }

    private MergePair pair(String ours, String theirs) {
        return new MergePair(sample.head(ours), sample.head(theirs));
    }
}
