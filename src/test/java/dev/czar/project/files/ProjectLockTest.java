package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.ProcessTable;
import java.lang.ref.ReferenceQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {

    private static final Instant NOW = Instant.parse("2025-11-27T12:00:00Z");

    @TempDir
    Path folder;

    private final List<Process> others = new ArrayList<>();
    private ProjectLayout layout;

    @BeforeEach
    void place() {
        layout = new ProjectLayout(folder, folder.resolve(".git"));
    }

    @Test
    void aSecondCzarIsRefusedAndToldOfTheFirst() throws Exception {
        try (ProjectLock first = ProjectLock.acquire(layout, NOW)) {
            first.announce(new RunningCzar(4711, "http://127.0.0.1:7077", NOW));

            assertThatThrownBy(() -> ProjectLock.acquire(layout, NOW))
                    .isInstanceOf(ProjectException.class)
                    .hasMessageContaining("pid 4711 at http://127.0.0.1:7077, since 2025-11-27T12:00:00Z");
        }
        ProjectLock.acquire(layout, NOW).close();
    }

    @Test
    void theLockOfACzarThatWasKilledIsTakenOver() throws Exception {
        Process other = holder();
        assertThat(other.inputReader().readLine()).isEqualTo("locked");
        assertThatThrownBy(() -> ProjectLock.acquire(layout, NOW))
                .hasMessageContaining("pid " + other.pid() + ", since 2025-11-27T12:00:00Z");

        other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        ProjectLock.acquire(layout, NOW).close();
    }

    @Test
    void aRefusedAttemptDoesNotOpenTheLockForAnotherProcess() throws Exception {
        try (ProjectLock lock = ProjectLock.acquire(layout, NOW)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> ProjectLock.acquire(layout, NOW)).isInstanceOf(ProjectException.class);
            System.gc();
            new ReferenceQueue<>().remove(300);

            Process other = holder();
            assertThat(other.inputReader().readLine()).startsWith("another Czar supervises");
            other.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void lookingWhoHasTheLockDoesNotOpenItForAnotherProcess() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try (ProjectLock lock = ProjectLock.acquire(layout, Instant.now())) {
            assertThat(lock).isNotNull();
            assertThat(RunningCzar.find(layout)).as("there is no service file").isPresent();
            assertThat(RunningCzar.find(new ProjectLayout(link, link.resolve(".git"))))
                    .isPresent();

            Process other = holder();
            assertThat(other.inputReader().readLine()).startsWith("another Czar supervises");
            other.waitFor(10, TimeUnit.SECONDS);
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void aRunningCzarIsFoundAndADeadOneIsNot() throws Exception {
        assertThat(RunningCzar.find(layout)).isEmpty();
        RunningCzar here = RunningCzar.thisProcess("http://127.0.0.1:7077", Instant.now());
        here.announce(layout);
        assertThat(RunningCzar.find(layout)).contains(here);

        RunningCzar early = new RunningCzar(here.pid(), here.url(), NOW);
        early.announce(layout);
        assertThat(RunningCzar.find(layout)).as("the clock was set since").contains(early);
        String noted = Files.readString(layout.serviceFile());
        String identity = ProcessTable.identity(here.pid());
        assertThat(identity).isNotEmpty();
        Files.writeString(layout.serviceFile(), noted.replace(identity, "another"));
        assertThat(RunningCzar.find(layout)).as("another process has its id").isEmpty();
        Files.writeString(layout.serviceFile(), noted.replace(identity, ""));
        assertThat(RunningCzar.find(layout))
                .as("the process with this id began later")
                .isEmpty();

        Files.writeString(layout.serviceFile(), "{ half");
        assertThat(RunningCzar.find(layout)).isEmpty();

        here.announce(layout);
        here.withdraw(layout);
        assertThat(layout.serviceFile()).doesNotExist();
    }

    @Test
    void aRunningCzarWithoutItsServiceFileIsFoundByItsLock() throws Exception {
        try (ProjectLock lock = ProjectLock.acquire(layout, Instant.now())) {
            assertThat(RunningCzar.find(layout)).get().satisfies(found -> {
                assertThat(found.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(found.url()).as("it does not listen yet").isEmpty();
            });
            RunningCzar here = RunningCzar.thisProcess("http://127.0.0.1:7077", Instant.now());
            lock.announce(here);
            here.announce(layout);
            Files.delete(layout.serviceFile());
            assertThat(RunningCzar.find(layout)).contains(here);
            here.withdraw(layout);
        }
        assertThat(RunningCzar.find(layout)).as("the lock was given back").isEmpty();
    }

    @Test
    void theTokenIsMadeOnceForItsOwnerOnly() throws Exception {
        String token = ApiToken.of(layout);

        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(ApiToken.of(layout)).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.token())))
                .isEqualTo("rw-------");

        Files.writeString(layout.token(), "");
        assertThat(ApiToken.of(layout)).matches("[0-9a-f]{64}").isNotEqualTo(token);
    }

    @Test
    void noPathOfTheRepositoryLeadsToTheTokensOfPeople() throws Exception {
        Files.createDirectories(layout.stateDirectory());
        Files.writeString(layout.stateDirectory().resolve("token"), "a".repeat(64));
        String token = ApiToken.of(layout);
        String reader = ApiToken.ofReader(layout);

        assertThat(token).as("one that lay in the repository is not taken over").isNotEqualTo("a".repeat(64));
        assertThat(reader).isNotEqualTo(token);
        for (Path place : List.of(layout.token(), layout.readingToken())) {
            assertThat(place.startsWith(layout.root()) || place.startsWith(layout.defaultWorktrees()))
                    .as(place.toString())
                    .isFalse();
        }
        try (Stream<Path> files = Files.walk(layout.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(token, reader, "a".repeat(64));
            }
        }
    }

    @Test
    void anotherTokenTakesTheOldOnesPlace() throws Exception {
        String before = ApiToken.of(layout);
        ApiToken.renew(layout.token());
        assertThat(ApiToken.of(layout)).isNotEqualTo(before).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.token())))
                .isEqualTo("rw-------");
    }

    @AfterEach
    void endOthers() {
        others.forEach(Process::destroyForcibly);
    }

    private Process holder() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        layout.root().toString())
                .redirectErrorStream(true)
                .start();
        others.add(other);
        return other;
    }

    /** A second process that takes the lock and waits to be killed. */
    static final class LockHolder {
        public static void main(String[] arguments) throws Exception {
            Path root = Path.of(arguments[0]);
            try (ProjectLock lock = ProjectLock.acquire(new ProjectLayout(root, root.resolve(".git")), NOW)) {
                System.out.println(lock == null ? "none" : "locked");
                System.in.read();
            } catch (ProjectException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
