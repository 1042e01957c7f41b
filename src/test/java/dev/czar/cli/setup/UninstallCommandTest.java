package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninstallCommandTest {

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private ProgramRunner git;
    private Path landed;
    private Path open;

    @BeforeEach
    void aProjectWithWork() throws Exception {
        layout = ProjectLayout.find(
                ProjectTestRepository.withCommit(folder.toRealPath().resolve("tally"))
                        .root());
        git = new ProgramRunner(layout.root());
        assertThat(run("init", "--workers", "qa,docs").code()).isZero();
        landed = layout.defaultWorktrees().resolve("qa");
        open = layout.defaultWorktrees().resolve("docs");
        git.output("git", "worktree", "add", "-q", "-b", "czar/qa/login", landed.toString());
        git.output("git", "worktree", "add", "-q", "-b", "czar/docs/guide", open.toString());
        new ProgramRunner(open)
                .output(
                        "git",
                        "-c",
                        "user.name=t",
                        "-c",
                        "user.email=t@t",
                        "commit",
                        "-q",
                        "--allow-empty",
                        "-m",
                        "more");
        git.output("git", "update-ref", "refs/czar/pull/1", "HEAD");
        git.output("git", "update-ref", "refs/czar/rescue/docs/1", "czar/docs/guide");
        ApiToken.of(layout);
    }

    @Test
    void itShowsWhatWouldGoAndTouchesNothing() {
        CommandLineRun shown = run("uninstall");
        assertThat(shown.out())
                .contains(
                        "goes   worktree " + landed,
                        "stays  worktree " + open + ": it has commits that are not on main")
                .contains("nothing was removed");
        assertThat(layout.stateDirectory()).exists();
        assertThat(landed).exists();
    }

    @Test
    void withYesAllGoesButWorkThatIsNotLandedAndWhatIsYours() {
        git.output("git", "update-ref", "refs/czar/keep/docs", "refs/heads/czar/docs/guide");
        assertThat(run("uninstall", "--yes", "--json").json().path("removed").asBoolean())
                .isTrue();
        assertThat(git.lines("git", "for-each-ref", "--format=%(refname)"))
                .containsExactlyInAnyOrder(
                        "refs/heads/main",
                        "refs/heads/czar/docs/guide",
                        "refs/czar/keep/docs",
                        "refs/czar/rescue/docs/1");
        assertThat(landed).doesNotExist();
        assertThat(open).exists();
        assertThat(layout.stateDirectory()).doesNotExist();
        assertThat(layout.operatorFiles()).doesNotExist();
        assertThat(layout.common().resolve("hooks/post-commit")).doesNotExist();
        assertThat(layout.common().resolve("info/exclude")).content().doesNotContain("czar");
        assertThat(layout.configFile()).exists();
        assertThat(run("uninstall", "--yes").code()).isZero();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(layout.root(), arguments);
    }
}
