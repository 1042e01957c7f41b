package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.fact.Conflict;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task.Dependency;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictSensorTest {
    @TempDir
    Path folder;

    private GitTestRepository sample;
    private final List<KnownFact> known = new ArrayList<>();
    private WorkerWorktrees workplace;
    private ConflictSensor sensor;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        sample.commit("CHANGELOG.md", "# Changes\n", "Changelog");
        CommitMerger merger = new CommitMerger(sample.repository(), List.of("CHANGELOG.md"));
        IntegrationBranches trunk = IntegrationBranches.of("main", "czar/omnibus");
        workplace = new WorkerWorktrees(sample.repository(), trunk, merger, folder.resolve("workers"));
        ConflictScope territory =
                new ConflictScope(sample.repository(), trunk, workplace, merger, Set.of("a", "b", "c"));
        sensor = new ConflictSensor(territory, () -> new Snapshot(Instant.EPOCH, known), Clock.systemUTC());
    }

    @AfterEach
    void end() {
        sensor.close();
        sample.close();
    }

    @Test
    void whoHasTheSmallerChangeShouldMove() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        sample.branch("czar/c/T3", "main", "other", "x\n", "C");
        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.worker()).isEqualTo("b");
            assertThat(conflict.other()).isEqualTo("a");
            assertThat(conflict.files()).containsExactly("same");
        });
    }

    @Test
    void aNewCommitWithTheSameClashIsTheSameConflict() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        String signature = conflicts().get(0).signature();
        sample.git("switch", "--quiet", "czar/b/T2");
        sample.commit("more", "x", "More");
        assertThat(conflicts()).singleElement().extracting(Conflict::signature).isEqualTo(signature);
        sample.commit("same", "1\n2\n3\n", "Give in");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void whatTheUnionFilesResolveIsNoConflict() {
        sample.branch("czar/a/T1", "main", "CHANGELOG.md", "# Changes\n- a\n", "A");
        sample.branch("czar/b/T2", "main", "CHANGELOG.md", "# Changes\n- b\n", "B");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aBranchIsComparedWithWhatIsIntegratedAndToldWhoBroughtIt() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\ntwo\nthree\nfour\n", "B");
        sample.branch("czar/c/T3", "main", "other", "x", "C");
        sample.git("switch", "--quiet", "-c", "czar/omnibus", "main");
        sample.git("merge", "--quiet", "--no-ff", "--no-edit", "czar/a/T1");
        sample.branch("czar/c/T4", "czar/omnibus", "fourth", "x", "On top");
        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.worker()).isEqualTo("b");
            assertThat(conflict.other()).isEqualTo("a");
        });
    }

    @Test
    void branchesOfOneWorkerDoNotCount() {
        sample.branch("czar/a/T1", "main", "same", "1\n", "A");
        sample.branch("czar/a/T2", "main", "same", "2\n", "A again");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aConflictNamesItsKindAndTheLinesOnBothSides() {
        sample.commit("code", numbered(20), "Code");
        sample.branch("czar/a/T1", "main", "code", "0\n" + numbered(20).replace("\n7\n", "\nseven\n7b\n7c\n"), "A");
        sample.branch("czar/b/T2", "main", "code", numbered(20).replace("\n7\n", "\nVII\n"), "B");
        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.worker()).isEqualTo("b");
            assertThat(conflict.kinds()).containsExactly("contents");
            assertThat(conflict.listing()).isEqualTo("code:7");
            assertThat(conflict.otherListing()).isEqualTo("code:8-10");
            assertThat(conflict.uncommitted()).isFalse();
        });
    }

    @Test
    void whoMerelyContainsWhatIsIntegratedIsNotBlamed() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        sample.git("switch", "--quiet", "-c", "czar/omnibus", "main");
        sample.git("merge", "--quiet", "--no-ff", "--no-edit", "czar/a/T1");
        sample.branch("czar/c/T3", "czar/omnibus", "elsewhere", "x\n", "C");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("b/a");
        assertThat(matrix().cells()).containsExactly("-x", "x-");
    }

    @Test
    void whoBuildsOnAnothersBranchIsBlamedForItsOwnChangeOnly() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        sample.branch("czar/c/T3", "czar/a/T1", "elsewhere", "x\n", "C");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("b/a");
        sample.git("switch", "--quiet", "czar/b/T2");
        sample.commit("elsewhere", "y\n", "There too");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactlyInAnyOrder("b/a", "c/b");
    }

    @Test
    void theOneAskedToMoveStaysTheSameWhileTheConflictLasts() {
        sample.branch("czar/a/T1", "main", "same", "1\n2\n3\n", "A");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("b/a");
        sample.git("switch", "--quiet", "czar/b/T2");
        sample.commit("same", "one\n2\nthree\nfour\nfive\n", "Grow");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("b/a");
    }

    @Test
    void whatIsUncommittedIsForecastToo() throws Exception {
        Path worktree = workplace.prepare("a", "T1");
        sample.branch("czar/b/T2", "main", "same", "one\n", "B");
        assertThat(conflicts()).isEmpty();
        sample.commitIn(worktree, "other", "x\n", "Begin");
        sample.write(worktree.resolve("same"), "1\n2\n");
        sample.write(worktree.resolve(".czar-worker/private"), "not part of the work\n");
        sample.git("config", "filter.evil.clean", "touch '" + folder + "/ran'; cat");
        sample.write(worktree.resolve(".gitattributes"), "other filter=evil\n");
        String status = sample.gitIn(worktree, "status", "--porcelain");
        String objects = sample.git("count-objects", "-v");
        Files.deleteIfExists(folder.resolve("ran"));
        assertThat(conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.files()).containsExactly("same");
            assertThat(conflict.uncommitted()).isTrue();
        });
        assertThat(matrix().drafts()).containsExactly("czar/a/T1");
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(sample.git("count-objects", "-v")).isEqualTo(objects);
        assertThat(sample.gitIn(worktree, "status", "--porcelain")).isEqualTo(status);
        sample.gitIn(worktree, "add", "--all");
        sample.gitIn(worktree, "commit", "--quiet", "-m", "Same");
        assertThat(conflicts())
                .singleElement()
                .extracting(Conflict::uncommitted)
                .isEqualTo(false);
    }

    @Test
    void whatClashesOnlyWithSeveralOthersTogetherIsFoundInThePlannedOrder() {
        sample.commit("long", numbered(100), "Long");
        sample.git("switch", "--quiet", "-c", "czar/a/T1", "main");
        sample.git("mv", "long", "moved");
        sample.commit(
                "moved", upTo(30, "a") + numbered(100).substring(upTo(30, "").length()), "Move and change");
        sample.branch("czar/b/T2", "main", "long", numbered(60) + after(60, "b"), "B");
        sample.branch("czar/c/T3", "main", "long", numbered(100).replace("\n45\n", "\nc\n"), "C");
        ConflictMatrix matrix = matrix();
        assertThat(matrix.cells()).containsExactly("-..", ".-.", "..-");
        assertThat(matrix.mainline()).isEqualTo("...");
        assertThat(matrix.cumulative()).isEqualTo("..x");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("c/b");
    }

    @Test
    void theOrderFollowsDependencies() {
        sample.branch("czar/a/T1", "main", "a", "a\n", "A");
        sample.branch("czar/b/T2", "main", "b", "b\n", "B");
        assertThat(matrix().order()).containsExactly("czar/a/T1", "czar/b/T2");
        know(new Dependency("T1", "T2"));
        assertThat(matrix().order()).containsExactly("czar/b/T2", "czar/a/T1");
        know(new Dependency("T2", "T1"));
        assertThat(matrix().order()).containsExactly("czar/a/T1", "czar/b/T2");
    }

    @Test
    void whoseChangeWouldBeDearToMoveGoesFirst() {
        sample.branch("czar/a/T1", "main", "same", "1\n", "A");
        sample.branch("czar/b/T2", "main", "same", numbered(50), "B");
        assertThat(matrix().order()).containsExactly("czar/b/T2", "czar/a/T1");
        assertThat(matrix().cumulative()).isEqualTo(".x");
    }

    @Test
    void aTaskThatDeclaresFilesOverlapsWithTheBranchesThatChangeThem() {
        sample.branch("czar/a/T1", "main", "src/deep/tree.c", "x\n", "A");
        know(new TaskFiles("T1", List.of("src")));
        know(new TaskFiles("T2", List.of("src/**.c")));
        know(new TaskFiles("T3", List.of("src/deep/")));
        know(new TaskFiles("T4", List.of("src/tree.c", "sr")));
        assertThat(facts(Overlap.class))
                .containsExactly(
                        new Overlap("T2", "a", "T1", List.of("src/deep/tree.c")),
                        new Overlap("T3", "a", "T1", List.of("src/deep/tree.c")));
    }

    @Test
    void branchesOfEverySortAreLookedAtWithoutHarm() {
        sample.branch("czar/a/T1", "main", "same", "1\n", "A");
        sample.branch("czar/b/T2", "main", "same", "2\n", "B");
        sample.git("branch", "czar/c/empty", "main");
        sample.git("update-ref", "refs/heads/czar/c/--help", "main");
        sample.git("update-ref", "refs/heads/czar/c/a;b$(c)", "czar/b/T2");
        assertThat(matrix().branches()).containsExactly("czar/a/T1", "czar/b/T2");
        assertThat(matrix().cells()).containsExactly("-x", "x-");

        sample.git("branch", "--force", "czar/b/T2", sample.branch("aside", "main", "aside", "x\n", "Aside"));
        assertThat(matrix().cells()).as("force-pushed").containsExactly("-.", ".-");

        sample.git("switch", "--quiet", "--orphan", "lonely");
        sample.git("update-ref", "refs/heads/czar/c/T3", sample.commit("same", "3\n", "No history in common"));
        assertThat(matrix().cells()).as("unrelated").containsExactly("-.?", ".-?", "??-");
        assertThat(matrix().mainline()).isEqualTo("..?");
        assertThat(matrix().cumulative()).isEqualTo("..?");
        assertThat(conflicts()).isEmpty();

        sample.git("update-ref", "-d", "refs/heads/czar/a/T1");
        assertThat(matrix().branches()).as("deleted").containsExactly("czar/b/T2", "czar/c/T3");

        sample.git("switch", "--quiet", "main");
        sample.commit("aside", "main moved on\n", "Diverge");
        assertThat(matrix().mainline()).as("diverged").isEqualTo("x?");
        assertThat(conflicts()).extracting(Conflict::subject).containsExactly("b/main");
    }

    private void know(Fact fact) {
        known.add(new KnownFact(fact, "test", Duration.ZERO));
    }

    private ConflictMatrix matrix() {
        return facts(ConflictMatrix.class).get(0);
    }

    private List<Conflict> conflicts() {
        return facts(Conflict.class);
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return sensor.sense().stream()
                .map(observation -> observation.fact().orElseThrow())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String numbered(int lines) {
        return after(0, "").lines().limit(lines).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String upTo(int last, String mark) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(line -> line + mark + "\n")
                .collect(Collectors.joining());
    }

    private static String after(int first, String mark) {
        return IntStream.rangeClosed(first + 1, 100)
                .mapToObj(line -> line + mark + "\n")
                .collect(Collectors.joining());
    }
}
