package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import dev.czar.world.TestPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        git.output("git", "update-ref", "refs/czar/pull/1/head", "HEAD");
        git.output("git", "update-ref", "refs/czar/pull/1/meta", note());
        git.output("git", "update-ref", "refs/czar/rescue/docs/1", "czar/docs/guide");
        ApiToken.of(layout);
    }

    /** A commit beside all branches, in which the pull requests of a project without a forge keep what is said of them. */
    private String note() {
        return git.output(
                        "git", "-c", "user.name=t", "-c", "user.email=t@t", "commit-tree", "-m", "note", "HEAD^{tree}")
                .strip();
    }

    @Test
    void whatAPullRequestSaysOfItselfStaysWithItsWork() {
        git.output("git", "update-ref", "refs/czar/pull/2/head", "czar/docs/guide");
        git.output("git", "update-ref", "refs/czar/pull/2/meta", note());
        run("uninstall", "--yes");
        assertThat(git.lines("git", "for-each-ref", "--format=%(refname)", "refs/czar/pull/"))
                .containsExactlyInAnyOrder("refs/czar/pull/2/head", "refs/czar/pull/2/meta");
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

    @Test
    void whatPeopleMadeBesideItIsTheirs() throws Exception {
        Path shared = layout.defaultWorktrees();
        git.output(
                "git",
                "worktree",
                "add",
                "-q",
                "-b",
                "czar/ada/spike",
                shared.resolve("ada").toString());
        git.output("git", "branch", "czar/release");
        git.output(
                "git",
                "worktree",
                "add",
                "-q",
                "-b",
                "czar/gone/old",
                shared.resolve("gone").toString());
        ApiToken.ofReports(layout, "gone");
        Path script = ProjectLayout.reportScript(shared.resolve("gone"));
        Files.createDirectories(script.getParent());
        Files.writeString(script, "");

        assertThat(run("uninstall").out())
                .contains("worktree " + shared.resolve("gone"), "branch czar/gone/old")
                .doesNotContain("ada", "czar/release");
        run("uninstall", "--yes");
        assertThat(shared.resolve("ada")).exists();
        assertThat(shared.resolve("gone")).doesNotExist();
        assertThat(git.lines("git", "branch", "--format=%(refname:short)"))
                .contains("czar/ada/spike", "czar/release")
                .doesNotContain("czar/gone/old");
    }

    @Test
    void theUnitIsDisabledBeforeItGoesAndNoCzarCanStartMeanwhile() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path asked = folder.resolve("asked");
        for (String name : List.of("systemctl", "launchctl")) {
            Path program = tools.resolve(name);
            Files.writeString(program, "#!/bin/sh\necho \"$@\" >%s; cat .git/czar/lock >>%s\n".formatted(asked, asked));
            TestPrograms.executable(program);
        }
        Map<String, String> environment = Map.of(
                "PATH",
                tools + ":" + System.getenv("PATH"),
                "HOME",
                folder.resolve("home").toString());
        String written = CommandLineRun.in(layout.root(), environment, "service", "install")
                .out();
        Path unit = Path.of(written.lines().findFirst().orElseThrow().substring("written: ".length()));
        Path link = Files.createDirectories(unit.resolveSibling("default.target.wants"))
                .resolve(unit.getFileName());
        Files.createSymbolicLink(link, unit);

        assertThat(CommandLineRun.in(layout.root(), environment, "uninstall").out())
                .contains("goes   " + unit);
        assertThat(asked).doesNotExist();
        CommandLineRun.in(layout.root(), environment, "uninstall", "--yes");

        assertThat(asked)
                .content()
                .containsPattern("disable --now czar-tally.service|unload -w")
                .contains("pid " + ProcessHandle.current().pid());
        assertThat(unit).doesNotExist();
        assertThat(link).doesNotExist();
    }

    @Test
    void whatWouldGoIsShownWhileCzarRunsAndStaysThere() throws Exception {
        RunningCzar.thisProcess("http://127.0.0.1:7077", Instant.now()).announce(layout);
        assertThat(run("uninstall").out())
                .contains("goes   worktree " + landed, "Czar runs for", "stop it first", "nothing was removed");
        assertThat(run("uninstall", "--json").json().path("removed").asBoolean(true))
                .isFalse();
        CommandLineRun refused = run("uninstall", "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Czar runs for", "stop it first");
        assertThat(landed).exists();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(layout.root(), arguments);
    }
}
