package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLayoutTest {

    @TempDir
    Path folder;

    @Test
    void aProjectIsFoundFromAnyFolderOfTheRepository() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        Path deep = Files.createDirectories(repository.root().resolve("a/b/c"));

        ProjectLayout layout = ProjectLayout.find(deep);

        assertThat(layout.root()).isEqualTo(repository.root());
        assertThat(layout.stateDirectory()).isEqualTo(repository.root().resolve(".git/czar"));
        assertThat(layout.defaultWorktrees()).isEqualTo(repository.root().resolveSibling("tally-workers"));
    }

    @Test
    void aProjectIsFoundFromALinkedWorktree() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        Path worktree = repository.worktree("tally-workers/qa", "czar/qa/idle");

        assertThat(ProjectLayout.find(worktree)).isEqualTo(repository.layout());
        assertThat(ProjectLayout.reportScript(worktree)).isEqualTo(worktree.resolve(".czar-worker/report"));
    }

    @Test
    void aRepositoryWhoseGitFolderIsElsewhereIsFoundToo() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.git(
                "init", "-q", "--separate-git-dir", folder.resolve("store").toString());
        Path worktree = repository.worktree("workers", "czar/qa/idle");

        assertThat(ProjectLayout.find(worktree).common())
                .isEqualTo(folder.resolve("store").toRealPath());
        assertThat(ProjectLayout.find(repository.root()).root()).isEqualTo(repository.root());
    }

    @Test
    void aFolderOutsideOfAnyRepositoryIsAClearProblem() {
        assertThatThrownBy(() -> ProjectLayout.find(folder))
                .isInstanceOf(ProjectException.class)
                .hasMessageStartingWith("not a git repository: " + folder);
    }

    @Test
    void twoRepositoriesOfOneNameHaveTheirOwnSockets() {
        ProjectLayout one = new ProjectLayout(Path.of("/a/tally"), Path.of("/a/tally/.git"));
        ProjectLayout other = new ProjectLayout(Path.of("/b/tally"), Path.of("/b/tally/.git"));

        assertThat(one.tmuxSocket("tally")).matches("czar-tally-[0-9a-f]{8}").isNotEqualTo(other.tmuxSocket("tally"));
    }
}
