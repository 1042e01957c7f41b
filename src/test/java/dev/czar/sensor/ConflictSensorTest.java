package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Conflict;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.SampleRepository;
import dev.czar.world.git.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictSensorTest {
    @TempDir
    Path folder;

    private SampleRepository sample;
    private ConflictSensor sensor;

    @BeforeEach
    void begin() {
        sample = SampleRepository.withCommit(folder.resolve("r"));
        sample.commit("CHANGELOG.md", "# Changes\n", "Changelog");
        MergeTree merger = new MergeTree(sample.repository(), List.of("CHANGELOG.md"));
        sensor = new ConflictSensor(
                sample.repository(),
                Trunk.of("main", "czar/omnibus"),
                merger,
                Set.of("a", "b", "c"),
                Clock.systemUTC());
    }

    @AfterEach
    void end() {
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

    private List<Conflict> conflicts() {
        return sensor.sense().stream()
                .map(observation -> (Conflict) observation.fact().orElseThrow())
                .toList();
    }
}
