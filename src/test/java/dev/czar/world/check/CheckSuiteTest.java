package dev.czar.world.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.io.CheckSpec;
import dev.czar.io.FolderDeleter;
import dev.czar.world.TestPrograms;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.git.GitTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CheckSuiteTest {
    @TempDir
    Path folder;

    private final List<CheckSuite> suites = new ArrayList<>();
    private GitTestRepository sample;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
    }

    @AfterEach
    void end() throws IOException {
        suites.forEach(CheckSuite::close);
        sample.close();
        if (Files.exists(folder.resolve("scratch"))) {
            try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aCommitOnWhichAllChecksExitZeroPasses() throws Exception {
        assertThat(checks(check("a", "test -f README.md"), check("b", "true")).run(head()))
                .isEqualTo(new CheckReport(sample.head("HEAD^{tree}"), CheckVerdict.PASSED, "", ""));
    }

    @Test
    void withoutChecksEverythingPasses() throws Exception {
        assertThat(checks().run(head()).passed()).isTrue();
    }

    @Test
    void theFailingChecksAreNamedInOrderWithTheirLastLines() throws Exception {
        CheckReport report = checks(
                        check("units", "echo out; echo err >&2; exit 3"),
                        check("good", "true"),
                        check("format", "exit 1"))
                .run(head());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(report.signature()).isEqualTo("format,units");
        assertThat(report.log())
                .contains("[units] exit 3", "out\nerr", "[format] exit 1")
                .doesNotContain("good");
    }

    @Test
    void aCheckThatCannotBeStartedIsAnErrorAndIsTriedAgain() throws Exception {
        Path tool = folder.resolve("tool");
        CheckSuite checks = checks(new CheckSpec("t", List.of(tool.toString()), Duration.ofSeconds(5)));
        assertThat(checks.run(head()).verdict()).isEqualTo(CheckVerdict.ERROR);
        sample.write(tool, "#!/bin/sh\n");
        TestPrograms.executable(tool);
        assertThat(checks.run(head()).verdict()).isEqualTo(CheckVerdict.PASSED);
    }

    @Test
    void whatFailsOnTheUntouchedMainlineTooIsAnErrorUntilItIsMended() throws Exception {
        Path tool = folder.resolve("tool");
        String work = sample.branch("work", "main", "a.txt", "a\n", "Work");
        CheckSuite checks = checks(check("units", "test -e '" + tool + "'"), check("good", "true"));
        CheckReport report = checks.judge(work, List.of(), head());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.ERROR);
        assertThat(report.signature()).isEqualTo("mainline/units/" + head());
        assertThat(report.log()).contains("On the untouched mainline", "[units] exit 1");
        sample.write(tool, "");
        assertThat(checks.judge(work, List.of(), head()).passed()).isTrue();
    }

    @Test
    void whatOnlyTheWorkBreaksIsChargedToItAndNothingElse() throws Exception {
        String work = sample.branch("work", "main", "a.txt", "a\n", "Work");
        CheckSuite checks = checks(check("broken", "false"), check("clean", "test ! -e a.txt"));
        CheckReport report = checks.judge(work, List.of(), head());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(report.signature()).isEqualTo("clean");
        assertThat(checks(check("good", "true"))
                        .judge(work, List.of(check("acceptance", "false")), head())
                        .verdict())
                .isEqualTo(CheckVerdict.FAILED);
    }

    @Test
    void aCheckThatSleepsForeverIsStoppedWithItsWholeGroup() throws Exception {
        Path pids = folder.resolve("pids");
        String forks = "for i in 1 2 3; do (sh -c 'echo $$ >>%s; (sleep 300 & echo $! >>%s; wait)' &) ; done; sleep 300"
                .formatted(pids, pids);
        CheckReport report = checks(new CheckSpec("sleeper", List.of("sh", "-c", forks), Duration.ofMillis(700)))
                .run(head());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(report.log()).contains("stopped after PT0.7S");
        assertThat(Files.readAllLines(pids)).hasSize(6);
        Files.readAllLines(pids).forEach(this::gone);
    }

    @Test
    void whatACheckLeavesRunningIsEnded() throws Exception {
        Path pid = folder.resolve("pid");
        CheckReport report = checks(check("leaver", "sleep 300 >/dev/null 2>&1 & echo $! >" + pid))
                .run(head());
        assertThat(report.passed()).isTrue();
        gone(Files.readString(pid).strip());
    }

    @Test
    void whatACheckStartedInASessionOfItsOwnIsEndedToo() throws Exception {
        Path pid = folder.resolve("pid");
        String daemon = "setsid sh -c 'echo $$ >" + pid + "; exec sleep 300' >/dev/null 2>&1 &";
        CheckReport report = checks(check("daemon", daemon + " while [ ! -s " + pid + " ]; do sleep 0.05; done"))
                .run(head());
        assertThat(report.passed()).isTrue();
        gone(Files.readString(pid).strip());
    }

    @Test
    void whatTheChecksOfADeadCzarLeftRunningIsEnded() throws Exception {
        Path left = folder.resolve("scratch/check-999999999-1");
        sample.write(left.resolve("file"), "x");
        ProcessBuilder sleeper = new ProcessBuilder("sleep", "300");
        sleeper.environment().put("CZAR_RUN", left.toString());
        Process process = sleeper.start();
        try {
            checks();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void ofVeryMuchOutputOnlyTheEndIsKept() throws Exception {
        CheckReport report = checks(
                        check("loud", "head -c 150000000 /dev/zero | tr '\\0' x; echo; echo the end; exit 1"))
                .run(head());
        assertThat(report.log()).hasSizeLessThan(5000).endsWith("the end");
    }

    @Test
    void aTreeThatWasJudgedIsNotJudgedAgain() throws Exception {
        Path runs = folder.resolve("runs");
        CheckSuite checks = checks(check("counter", "echo run >>" + runs));
        checks.run(head());
        sample.git("commit", "--quiet", "--allow-empty", "-m", "Same tree");
        checks.run(head());
        assertThat(Files.readAllLines(runs)).hasSize(1);
        sample.commit("other", "x", "Other tree");
        checks.run(head());
        assertThat(Files.readAllLines(runs)).hasSize(2);
    }

    @Test
    void aCheckCannotReachTheRealRepositoryByAccident() throws Exception {
        String before = sample.head("main");
        checks(check(
                        "rude",
                        "git -c user.name=x -c user.email=x@y commit --allow-empty -qm x; git branch -f main HEAD; git tag t; git"
                                + " config core.hooksPath /x; git worktree prune; chmod 500 ."))
                .run(head());
        assertThat(sample.head("main")).isEqualTo(before);
        assertThat(sample.git("tag")).isEmpty();
        assertThat(sample.tryGitIn(sample.top(), "config", "core.hooksPath").ok())
                .isFalse();
        assertThat(sample.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void hooksInTheCommitDoNotRun() throws Exception {
        sample.write(sample.top().resolve(".git/hooks/post-checkout"), "#!/bin/sh\ntouch " + folder.resolve("ran"));
        TestPrograms.executable(sample.top().resolve(".git/hooks/post-checkout"));
        assertThat(checks(check("fine", "true")).run(head()).passed()).isTrue();
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void whatADeadProcessLeftIsDeletedAndWhatALiveOneHasIsNot() {
        long dead = 999_999_999L;
        long alive = ProcessHandle.current().pid();
        sample.write(folder.resolve("scratch/check-%d-1/file".formatted(dead)), "x");
        sample.write(folder.resolve("scratch/check-%d-9/file".formatted(alive)), "x");
        checks().close();
        assertThat(folder.resolve("scratch/check-%d-1".formatted(dead))).doesNotExist();
        assertThat(folder.resolve("scratch/check-%d-9".formatted(alive))).exists();
        FolderDeleter.delete(folder.resolve("scratch"));
    }

    private void gone(String pid) {
        await().atMost(Duration.ofSeconds(5)).until(() -> ProcessHandle.of(Long.parseLong(pid))
                .map(handle -> !handle.isAlive() || isZombie(pid))
                .orElse(true));
    }

    private static boolean isZombie(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
        } catch (IOException ended) {
            return true;
        }
    }

    private String head() {
        return sample.head("HEAD");
    }

    private CheckSuite checks(CheckSpec... commands) {
        suites.add(new CheckSuite(
                sample.repository(), List.of(commands), folder.resolve("scratch"), CheckoutSetup.none()));
        return suites.get(suites.size() - 1);
    }

    private static CheckSpec check(String name, String script) {
        return new CheckSpec(name, List.of("sh", "-c", script), Duration.ofSeconds(20));
    }
}
