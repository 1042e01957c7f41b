package dev.czar.world.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {
    @TempDir
    Path folder;

    private SampleRepository sample;
    private Workbench bench;
    private MergeTree merger;

    @BeforeEach
    void begin() {
        sample = SampleRepository.withCommit(folder.resolve("r"));
        sample.commit("code.txt", "1\n2\n3\n", "Code");
        sample.branch("a", "main", "code.txt", "a\n2\n3\n", "A");
        sample.branch("b", "main", "code.txt", "b\n2\n3\n", "B");
        sample.branch("c", "main", "c.txt", "c\n", "C");
        bench = Workbench.at(folder.resolve("bench"), sample.repository());
        merger = new MergeTree(sample.repository(), List.of()).on(bench);
    }

    @AfterEach
    void end() {
        bench.close();
        sample.close();
    }

    @Test
    void forecastsLeaveNothingInTheRepository() {
        String before = sample.git("count-objects", "-v");
        Merge merge = merger.merge(sample.head("a"), sample.head("c"));
        assertThat(sample.git("count-objects", "-v")).isEqualTo(before);
        assertThat(bench.git().out("cat-file", "-t", ((Merge.Clean) merge).tree()))
                .isEqualTo("tree");
        Path other = folder.resolve("other");
        try (Workbench gone = Workbench.at(other, sample.repository())) {
            new MergeTree(sample.repository(), List.of()).on(gone).merge(sample.head("a"), sample.head("c"));
            assertThat(other).isDirectory();
        }
        assertThat(other).doesNotExist();
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
        assertThat(merger.merge(sample.head("a"), sample.head("b"))).isInstanceOf(Merge.Conflicting.class);
        assertThat(new MergeTree(sample.repository(), List.of()).merge(sample.head("a"), sample.head("b")))
                .isInstanceOf(Merge.Conflicting.class);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void unrelatedHistoriesAndUnknownCommitsDoNotStandInTheWayOfOthers() {
        sample.git("switch", "--quiet", "--orphan", "lonely");
        sample.commit("alone.txt", "alone\n", "Alone");
        MergePair lonely = pair("a", "lonely");
        MergePair missing = new MergePair("1".repeat(40), sample.head("a"));
        MergePair hostile = new MergePair("--help", sample.head("a") + "\nx");
        Map<MergePair, Merge> merges = merger.merge(List.of(lonely, missing, hostile, pair("a", "c"), pair("a", "b")));
        assertThat(merges.get(lonely))
                .isInstanceOfSatisfying(Merge.Unknown.class, unknown -> assertThat(unknown.lasting())
                        .isTrue());
        assertThat(merges.get(missing)).isInstanceOf(Merge.Unknown.class);
        assertThat(merges.get(hostile)).isInstanceOf(Merge.Unknown.class);
        assertThat(merges.get(pair("a", "c"))).isInstanceOf(Merge.Clean.class);
        assertThat(merges.get(pair("a", "b"))).isInstanceOf(Merge.Conflicting.class);
    }

    @Test
    void whereGitIsTooOldJgitAnswersAndSaysSo() {
        assertThat(List.of(Authority.of("git version 2.38.4"), Authority.of("what?")))
                .containsOnly(Authority.JGIT);
        assertThat(List.of(Authority.of("git version 2.39.5"), Authority.of("git version 3.0.rc1")))
                .containsOnly(Authority.GIT);
        MergeTree inCore = new MergeTree(sample.repository(), List.of()).on(bench, Authority.JGIT);
        assertThat(inCore.authority()).isEqualTo(Authority.JGIT);
        assertThat(inCore.merge(sample.head("a"), sample.head("b")))
                .isInstanceOfSatisfying(Merge.Conflicting.class, found -> assertThat(found.files())
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
