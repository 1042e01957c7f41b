package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import dev.czar.project.files.StartLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process stands in for a service that is slow to start. */
class BackgroundStartTest {

    private static final String LOGGED_BEFORE = "01:02:03.004 ERROR [RunningProjects] what was wrong the last time\n";

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private Process service;

    @BeforeEach
    void aProject() throws Exception {
        layout = ProjectLayout.find(
                ProjectTestRepository.withCommit(folder.resolve("tally")).root());
        service = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() throws Exception {
        service.destroyForcibly().waitFor();
    }

    @Test
    void whatIsGivenUpIsEnded() throws Exception {
        assertThatThrownBy(() -> start(Duration.ofMillis(200)).await())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("was not ready after")
                .hasMessageContaining("ended by a signal");
        assertThat(service.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(RunningCzar.find(layout)).isEmpty();
    }

    @Test
    void whatItSaidLastAsAnErrorIsSaidAgain() throws Exception {
        service.destroyForcibly().waitFor();
        Files.writeString(folder.resolve("log"), LOGGED_BEFORE);
        assertThatThrownBy(() -> start(Duration.ofSeconds(5)).await())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("Czar exited during start-up: exit code ");
        Files.writeString(
                folder.resolve("log"),
                LOGGED_BEFORE
                        + "01:02:05.000 WARN  [config] a key is not known\n"
                        + "01:02:06.000 ERROR [RunningProjects] cannot run Czar for /p: .czar/czar.yaml is missing (run `czar init`)\n"
                        + "\tat dev.czar.SomeClass\n");
        assertThatThrownBy(() -> start(Duration.ofSeconds(5)).await())
                .hasMessageContaining("start-up: cannot run Czar for /p: .czar/czar.yaml is missing (run `czar init`)");
    }

    @Test
    void oneThatIsReadyIsLeftRunning() throws Exception {
        new RunningCzar(service.pid(), "http://127.0.0.1:1", Instant.now()).announce(layout);
        assertThatCode(() -> start(Duration.ofSeconds(5)).await()).doesNotThrowAnyException();
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void whatHasNotTakenTheLockYetRunsAllTheSame() throws IOException {
        try (StartLock start = StartLock.take(layout)) {
            start.note(service.pid(), Instant.now());
        }
        assertThat(CommandLineRun.in(layout.root(), "up", "--port", "0").err())
                .contains("another Czar supervises this project already, pid " + service.pid());
        assertThat(CommandLineRun.in(layout.root(), "status").err()).contains("Czar runs", "pid " + service.pid());
        assertThat(CommandLineRun.in(layout.root(), "down").out()).contains("ended by a signal, pid " + service.pid());
        assertThat(CommandLineRun.in(layout.root(), "down").err()).contains("not running");
        assertThat(layout.stateDirectory().resolve("process.json")).doesNotExist();
    }

    @Test
    void ofTwoStartsAtOnceTheSecondSeesTheFirst() throws Exception {
        StartLock first = StartLock.take(layout);
        assertThatThrownBy(() -> StartLock.take(layout)).isInstanceOf(OverlappingFileLockException.class);
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondStart.class.getName(),
                        layout.root().toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = second.inputReader()) {
            assertThat(said.readLine()).isEqualTo("begins");
            first.note(service.pid(), Instant.now());
            first.close();
            assertThat(said.readLine()).isEqualTo("sees " + service.pid());
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    /** A process of its own that starts at the same time. */
    static final class SecondStart {
        @SuppressWarnings("try")
        public static void main(String[] arguments) throws Exception {
            ProjectLayout layout = ProjectLayout.find(Path.of(arguments[0]));
            System.out.println("begins");
            try (StartLock start = StartLock.take(layout)) {
                System.out.println(
                        "sees " + RunningCzar.find(layout).map(RunningCzar::pid).orElse(0L));
            }
        }
    }

    private BackgroundStart start(Duration timeout) {
        return new BackgroundStart(layout, service, timeout, folder.resolve("log"), LOGGED_BEFORE.length());
    }
}
