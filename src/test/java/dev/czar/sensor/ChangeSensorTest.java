package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.ChangeScope.Area;
import dev.czar.fact.ChangeScope.BranchChange;
import dev.czar.fact.ChangeScope.ChangeSize;
import dev.czar.fact.ChangeScope.ChangedPaths;
import dev.czar.fact.ChangeScope.GoverningChange;
import dev.czar.fact.ChangeScope.OwnedPaths;
import dev.czar.fact.Fact;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.OwnersDialect;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSensorTest {

    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");

    @TempDir
    Path folder;

    private GitTestRepository sample;
    private Path worktree;

    @BeforeEach
    void begin() throws Exception {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        worktree = new WorkerWorktrees(
                        sample.repository(),
                        TRUNK,
                        new CommitMerger(sample.repository(), List.of()),
                        folder.resolve("workers"))
                .prepare("w", "T1");
    }

    @AfterEach
    void end() {
        sample.close();
    }

    private List<Fact> sensed(Map<String, List<String>> areas) {
        return new ChangeSensor(sample.repository(), TRUNK, Set.of("w"), areas, Clock.systemUTC())
                .sense().stream().flatMap(seen -> seen.fact().stream()).toList();
    }

    @Test
    void whatABranchChangedSinceItLeftTheTrunkIsStatedByArea() {
        sample.commit("docs/later.md", "x", "The mainline goes on, which is not the worker's change");
        sample.commitIn(worktree, "src/deep/a.c", "x", "Code");
        String head = sample.commitIn(worktree, "CHANGELOG.md", "x", "Its line");
        Map<String, List<String>> areas =
                Map.of("code", List.of("src/**"), "changelog", List.of("CHANGELOG.md"), "docs", List.of("docs/**"));
        assertThat(sensed(areas))
                .containsExactly(
                        new Area("changelog"),
                        new Area("code"),
                        new Area("docs"),
                        new BranchChange("T1", "w", head, 2, List.of("changelog", "code")),
                        new ChangedPaths("T1", "w", head, List.of("CHANGELOG.md", "src/deep/a.c"), true),
                        new ChangeSize("T1", "w", head, 2, 2));
    }

    @Test
    void filesThatGovernAreAFactOfTheirOwnEvenWithoutAreas() {
        sample.commitIn(worktree, "src/.czar/a", "x", "No file that governs");
        sample.commitIn(worktree, ".czar/rules/limits.drl", "x", "A limit");
        String head = sample.commitIn(worktree, ".czar/czar.yaml", "x", "The configuration");
        assertThat(sensed(Map.of()))
                .contains(new GoverningChange("T1", "w", head, List.of(".czar/czar.yaml", ".czar/rules/limits.drl")));
    }

    private ChangeSensor reading(OwnersDialect dialect) {
        return new ChangeSensor(sample.repository(), TRUNK, Set.of("w"), Map.of(), Clock.systemUTC()).reading(dialect);
    }

    @Test
    void ownersAreReadAsTheForgeDoesAndWithoutOneThatReadsThemNobodyOwns() {
        sample.commit("CODEOWNERS", "a/b.md @ann", "Owners");
        sample.commitIn(worktree, "docs/a/b.md", "x", "Text");
        assertThat(owned(reading(OwnersDialect.GITHUB))).isEmpty();
        assertThat(owned(reading(OwnersDialect.GITLAB))).hasSize(1);
        assertThat(sensed(Map.of())).noneMatch(OwnedPaths.class::isInstance);
    }

    @Test
    void ownersOfWhatABranchChangesAreThoseOfTheMainline() {
        String head = sample.commitIn(worktree, "src/a.c", "x", "Code");
        String owned = sample.commitIn(worktree, "CODEOWNERS", "* @eve", "Other owners");
        ChangeSensor sensor = reading(OwnersDialect.GITHUB);
        assertThat(head).isNotEqualTo(owned);
        assertThat(owned(sensor)).isEmpty();
        sample.commit("CODEOWNERS", "* @ann\n/src/ @acme/core @ben\n", "Owners");
        assertThat(owned(sensor))
                .containsExactly(
                        new OwnedPaths("T1", "w", owned, List.of("@acme/core", "@ben"), List.of("src/a.c")),
                        new OwnedPaths("T1", "w", owned, List.of("@ann"), List.of("CODEOWNERS")));
    }

    @Test
    void ownersThatCouldNotBeReadOnceAreReadAtTheNextLook() throws Exception {
        sample.commitIn(worktree, "src/a.c", "x", "Code");
        ChangeSensor sensor = reading(OwnersDialect.GITHUB);
        String commit = sample.commit("CODEOWNERS", "* @ann", "Owners");
        String blob =
                OwnersDialect.GITHUB.blob(sample.repository().history(), commit).orElseThrow();
        Path object = folder.resolve("r/.git/objects").resolve(blob.substring(0, 2) + "/" + blob.substring(2));
        Path aside = Files.move(object, folder.resolve("aside"));
        assertThatThrownBy(sensor::sense).hasMessageContaining(blob);
        Files.move(aside, object);
        assertThat(owned(sensor)).hasSize(1);
    }

    private static List<Fact> owned(ChangeSensor sensor) {
        return sensor.sense().stream()
                .flatMap(seen -> seen.fact().stream())
                .filter(OwnedPaths.class::isInstance)
                .toList();
    }

    @Test
    void withoutAreasTheChangedPathsAreStated() {
        String head = sample.commitIn(worktree, "src/a.c", "x", "Code");
        assertThat(sensed(Map.of()))
                .containsExactly(
                        new ChangedPaths("T1", "w", head, List.of("src/a.c"), true),
                        new ChangeSize("T1", "w", head, 1, 1));
    }
}
