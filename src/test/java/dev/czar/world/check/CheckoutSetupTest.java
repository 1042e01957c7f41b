package dev.czar.world.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.git.GitTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step counts in a file how often it ran; the check needs what the step makes. */
class CheckoutSetupTest {
    @TempDir
    Path folder;

    private final List<CheckSuite> suites = new ArrayList<>();
    private GitTestRepository sample;
    private Path runs;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        sample.commit(".gitignore", "deps/\n.czar-worker/\n", "Ignore");
        sample.commit("lock", "one\n", "Lock");
        runs = folder.resolve("runs");
    }

    @AfterEach
    void end() {
        suites.forEach(CheckSuite::close);
        sample.close();
    }

    @Test
    void aCheckFindsWhatTheStepMadeAndWhatWasMadeOnTheMainlineIsUsedAgain() throws Exception {
        CheckSuite checks = checks("mkdir -p deps && cp lock deps/lock", true);
        String first = head();
        assertThat(checks.run(first).passed()).isTrue();
        sample.commit("a", "text\n", "No other lock");
        assertThat(checks.run(head()).passed()).isTrue();
        assertThat(ran()).isEqualTo(1);
        sample.commit("lock", "two\n", "Another lock");
        assertThat(checks.run(head()).passed()).isTrue();
        assertThat(ran()).isEqualTo(2);
    }

    @Test
    void whatTheStepMadeOfAWorkersCommitIsForThatCommitAlone() throws Exception {
        CheckSuite checks = checks("mkdir -p deps && cp lock deps/lock", false);
        assertThat(checks.run(head()).passed()).isTrue();
        sample.commit("a", "text\n", "No other lock");
        assertThat(checks.run(head()).passed()).isTrue();
        assertThat(ran()).isEqualTo(2);
    }

    @Test
    void aFolderThatACommitBringsItselfIsNotWrittenThrough() throws Exception {
        CheckSuite checks = checks("mkdir -p deps && cp lock deps/lock", true);
        assertThat(checks.run(head()).passed()).isTrue();
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.delete(sample.top().resolve(".gitignore"));
        Files.createSymbolicLink(sample.top().resolve("deps"), outside);
        sample.git("add", "-A");
        sample.git("commit", "-q", "-m", "A link");
        checks.run(head());
        assertThat(ran()).isEqualTo(2);
    }

    @Test
    void aStepThatFailsIsToldAsItselfAndOnTheMainlineAsTheEnvironments() throws Exception {
        CheckSuite checks = checks("echo no network; exit 7", true);
        String mainline = head();
        CheckReport alone = checks.run(mainline);
        assertThat(alone.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(alone.signature()).isEqualTo("setup");
        assertThat(alone.log()).contains("exit 7", "no network");
        sample.commit("a", "text\n", "Work");
        assertThat(checks.judge(head(), List.of(), mainline).verdict()).isEqualTo(CheckVerdict.ERROR);
    }

    @Test
    void aWorktreeIsMadeReadyOnceForTheSameFiles() throws Exception {
        CheckoutSetup setup = setup("mkdir -p deps && cp lock deps/lock", false);
        Path worktree = sample.top();
        assertThat(setup.prepareWorktree(worktree)).isEmpty();
        assertThat(setup.prepareWorktree(worktree)).isEmpty();
        assertThat(ran()).isEqualTo(1);
        Files.writeString(worktree.resolve("lock"), "three\n");
        assertThat(setup.prepareWorktree(worktree)).isEmpty();
        assertThat(worktree.resolve("deps/lock")).hasContent("three");
        assertThat(setup("exit 3", false).prepareWorktree(worktree))
                .get()
                .asString()
                .contains("exit 3");
    }

    private CheckSuite checks(String step, boolean trusted) {
        suites.add(new CheckSuite(
                sample.repository(),
                List.of(new CheckSpec("same", List.of("cmp", "lock", "deps/lock"), Duration.ofSeconds(20))),
                folder.resolve("scratch"),
                setup(step, trusted)));
        return suites.get(suites.size() - 1);
    }

    private CheckoutSetup setup(String step, boolean trusted) {
        String counting = "echo ran >>'" + runs + "'; " + step;
        return new CheckoutSetup(
                Optional.of(new SetupStep(
                        new CheckSpec("setup", List.of("sh", "-c", counting), Duration.ofSeconds(20)),
                        List.of("lock"),
                        List.of("deps"))),
                folder.resolve("cache"),
                commit -> trusted);
    }

    private int ran() throws IOException {
        return Files.readAllLines(runs).size();
    }

    private String head() {
        return sample.git("rev-parse", "HEAD");
    }
}
