package dev.czar.project.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.TaskBranchNames;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.report.ReportScript;
import dev.czar.project.setup.ProjectInitializer.InitOptions;
import dev.czar.project.setup.ProjectInitializer.InitReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectInitializerTest {

    @TempDir
    Path folder;

    @Test
    void whatItWritesCanBeRead() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write("pom.xml", "<project/>");
        repository.git("checkout", "-q", "-b", "trunk");

        InitReport report = ProjectInitializer.run(
                repository.root(), new InitOptions(List.of("a", "b"), "command", TaskBranchNames.STANDARD));

        ProjectLayout layout = repository.layout();
        ProjectConfig config = ProjectConfig.load(layout);
        assertThat(config.project()).isEqualTo("tally");
        assertThat(config.mainline()).isEqualTo("trunk");
        assertThat(config.workers().values())
                .containsExactly(
                        new WorkerConfig("a", "command", List.of()), new WorkerConfig("b", "command", List.of()));
        assertThat(Files.readString(layout.configFile())).contains("# guessed from pom.xml");
        assertThat(new WorkQueueFile(layout, Clock.systemUTC()).read().value().tasks())
                .isEmpty();
        assertThat(new DependencyFile(layout, Clock.systemUTC()).read().value()).isEmpty();
        assertThat(report.created()).contains(".czar/czar.yaml", "the post-commit hook");
        assertThat(report.kept()).isEmpty();
    }

    @Test
    void aFileInThePlaceOfItsFolderIsNamed() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar", "notes\n");

        assertThatThrownBy(() -> ProjectInitializer.run(repository.root(), InitOptions.usual()))
                .isInstanceOf(ProjectException.class)
                .hasMessage(
                        repository.root().resolve(".czar")
                                + " is no folder, and Czar keeps its files for the project in one of that name: give it another name");
        assertThat(repository.root().resolve(".czar")).hasContent("notes");
    }

    @Test
    void everyLineThatIsCommentedOutIsRightOnceTheMarksAreGone() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        ProjectInitializer.run(repository.root(), InitOptions.usual());
        ProjectLayout layout = repository.layout();
        String text = Files.readString(layout.configFile());

        Files.writeString(layout.configFile(), text.replaceAll("(?m)^# (?=[a-z]+:|  )", ""));

        ProjectConfig config = ProjectConfig.load(layout);
        assertThat(config.checks()).hasSize(1);
        assertThat(config.reviewer()).isPresent();
        assertThat(config.agents()).containsOnlyKeys("claude", "command");
        assertThat(config.worktrees()).isEqualTo(layout.defaultWorktrees());
    }

    @Test
    void theSecondTimeEverythingIsKept() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        InitReport first = ProjectInitializer.run(repository.root(), InitOptions.usual());
        Files.writeString(repository.layout().configFile(), "# mine\n");

        InitReport second = ProjectInitializer.run(repository.root(), InitOptions.usual());

        assertThat(second.created()).isEmpty();
        assertThat(second.kept()).isEqualTo(first.created());
        assertThat(Files.readString(repository.layout().configFile())).isEqualTo("# mine\n");
        assertThat(Files.readString(repository.layout().common().resolve("info/exclude")))
                .containsOnlyOnce(".czar-worker/");
    }

    @Test
    void whatIsPrivateIsNotSeenByGit() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        ProjectInitializer.run(repository.root(), InitOptions.usual());
        Path worktree = repository.worktree("tally-workers/a", "czar/a/T1");
        ReportScript.install(worktree, "a", repository.layout().spool(), TaskBranchNames.STANDARD);

        assertThat(ProjectTestRepository.run(worktree, "git", "status", "--porcelain"))
                .isEmpty();
        assertThat(repository.git("status", "--porcelain", "--untracked-files=all"))
                .doesNotContain("worker-status");
    }

    @Test
    void aRepositoryWithoutACommitIsAClearProblem() throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.empty(folder.resolve("new"));

        assertThatThrownBy(() -> ProjectInitializer.run(repository.root(), InitOptions.usual()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("no commit yet");
        assertThat(repository.root().resolve(".czar")).doesNotExist();
    }

    @Test
    void aFolderThatIsNoRepositoryIsAClearProblem() {
        assertThatThrownBy(() -> ProjectInitializer.run(folder, InitOptions.usual()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("not a git repository");
    }

    @Test
    void whereNothingCanBeWrittenIsAClearProblem() throws IOException {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar", "a file where the folder should be");

        assertThatThrownBy(() -> ProjectInitializer.run(repository.root(), InitOptions.usual()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(".czar");
    }

    @Test
    void aWorkerNameThatIsNoneIsRefused() throws IOException {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));

        assertThatThrownBy(() -> ProjectInitializer.run(
                        repository.root(), new InitOptions(List.of("a;b"), "claude", TaskBranchNames.STANDARD)))
                .hasMessageContaining("'a;b' is not a good name for a worker");
    }
}
