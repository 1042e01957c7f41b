package dev.czar.world.git.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.git.GitTestRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictResolverTest {
    private static final List<String> LIST = List.of("list");

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private ConflictResolver settlement;
    private ResolutionStore resolutions;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.empty(folder.resolve("r"));
        sample.commit("list", "a\n", "Begin");
        sample.branch("x", "main", "list", "a\nx\n", "X");
        sample.branch("y", "main", "list", "a\ny\n", "Y");
        resolutions = new ResolutionStore(sample.repository());
        settlement = fresh();
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void whatSomebodySettledIsSettledTheSameWayFromEitherSide() {
        String commit = settle("a\nx\ny\n");
        assertThat(settled("x", "y")).isEmpty();
        settlement.learn(commit, sample.head("main"));
        assertThat(resolutions.list()).singleElement().satisfies(resolution -> {
            assertThat(resolution.path()).isEqualTo("list");
            assertThat(resolution.commit()).isEqualTo(commit);
            assertThat(resolution.author()).isEqualTo("Someone");
        });
        for (String tree : List.of(
                settled("x", "y").orElseThrow().tree(),
                settled("y", "x").orElseThrow().tree())) {
            assertThat(sample.git("cat-file", "-p", tree + ":list")).isEqualTo("a\nx\ny");
        }
    }

    @Test
    void theRestOfTheMergeAndTheModeAreAsGitHasThem() {
        settlement.learn(settle("a\nx\ny\n"), sample.head("main"));
        sample.branch("z", "y", "other", "z\n", "Z");
        sample.git("switch", "--quiet", "-c", "run", "x");
        sample.git("update-index", "--chmod=+x", "list");
        sample.git("commit", "--quiet", "-m", "Run");
        String tree = settled("run", "z").orElseThrow().tree();
        assertThat(sample.git("ls-tree", "-r", tree)).contains("100755 blob").contains("other");
    }

    @Test
    void aConflictIsLeftToPeopleUnlessAllOfItWasSettled() {
        settlement.learn(settle("a\nx\ny\n"), sample.head("main"));
        sample.branch("x2", "x", "new", "x\n", "X2");
        sample.branch("y2", "y", "new", "y\n", "Y2");
        assertThat(settlement.resolve(sample.head("x2"), sample.head("y2"), List.of("list", "new")))
                .isEmpty();
    }

    @Test
    void aMergeThatStillHoldsMarkersTeachesNothing() {
        settlement.learn(settle("<<<<<<< x\nx\n=======\ny\n>>>>>>> y\n"), sample.head("main"));
        assertThat(resolutions.list()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNeitherUsedNorLearnedAgain() {
        String commit = settle("a\nx\ny\n");
        settlement.learn(commit, sample.head("main"));
        String key = resolutions.list().get(0).key();
        assertThat(resolutions.revoke(key, "ada", Instant.ofEpochSecond(1_800_000_000)))
                .isTrue();
        fresh().learn(commit, sample.head("main"));
        assertThat(resolutions.list()).isEmpty();
        assertThat(settled("x", "y")).isEmpty();
        assertThat(resolutions.revoke(key, "ada", Instant.ofEpochSecond(1_800_000_000)))
                .isFalse();
        assertThat(sample.git("log", "--format=%s", ResolutionStore.REF))
                .isEqualTo("Revoke the resolution of list, by ada\nRecord the resolution of list from " + commit);
    }

    private ConflictResolver fresh() {
        return new ConflictResolver(sample.repository(), new CommitMerger(sample.repository(), List.of()));
    }

    private Optional<ConflictResolver.ResolvedMerge> settled(String ours, String theirs) {
        return settlement.resolve(sample.head(ours), sample.head(theirs), LIST);
    }

    private String settle(String content) {
        sample.git("switch", "--quiet", "-c", "m", "x");
        sample.tryGitIn(sample.top(), "merge", "y");
        String commit = sample.commit("list", content, "Settle");
        sample.git("switch", "--quiet", "main");
        return commit;
    }
}
