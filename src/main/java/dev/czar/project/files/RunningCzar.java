package dev.czar.project.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.ProcessTable;
import dev.czar.json.JsonTreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The Czar that supervises a project now: its process, where it listens ("" when it does not say), since when. */
public record RunningCzar(long pid, String url, Instant started) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /** This process, listening at {@code url}. */
    public static RunningCzar thisProcess(String url, Instant started) {
        return new RunningCzar(ProcessHandle.current().pid(), url, started);
    }

    /**
     * The one that is running, by service.json, else by who holds the lock, else by the process that was started and has not
     * taken the lock yet or has given it back and not ended yet; one that died without a word does not count.
     */
    public static Optional<RunningCzar> find(ProjectLayout layout) throws IOException {
        Optional<RunningCzar> announced = announced(layout);
        return announced.isPresent()
                ? announced
                : ProjectLock.holder(layout).filter(RunningCzar::isAlive).or(() -> written(layout.processFile()));
    }

    /** Whether this process serves the project and nothing else: it is there until the process has ended. */
    public static boolean servesAlone(ProjectLayout layout, long pid) {
        return written(layout.processFile()).filter(noted -> noted.pid() == pid).isPresent();
    }

    /** Takes back what was noted of a process, unless another one is noted by now. */
    public static void forget(ProjectLayout layout, long pid) throws IOException {
        try {
            Optional<RunningCzar> noted = parsed(JsonTreeReader.read(Files.readAllBytes(layout.processFile())));
            if (noted.filter(found -> found.pid() == pid).isPresent()) {
                Files.deleteIfExists(layout.processFile());
            }
        } catch (NoSuchFileException | JsonProcessingException none) {
            return;
        }
    }

    private static Optional<RunningCzar> written(Path file) {
        try {
            return read(file);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<RunningCzar> announced(ProjectLayout layout) throws IOException {
        return read(layout.serviceFile());
    }

    private static Optional<RunningCzar> read(Path file) throws IOException {
        try {
            JsonNode node = JsonTreeReader.read(Files.readAllBytes(file));
            String identity = node.path("identity").asText();
            return parsed(node)
                    .filter(found -> identity.isEmpty()
                            ? found.isAlive()
                            : ProcessTable.isAlive(found.pid()) && identity.equals(ProcessTable.identity(found.pid())));
        } catch (NoSuchFileException | JsonProcessingException none) {
            return Optional.empty();
        }
    }

    /** Whether service.json still says so. */
    public boolean isAnnounced(ProjectLayout layout) throws IOException {
        return announced(layout).filter(this::equals).isPresent();
    }

    public void announce(ProjectLayout layout) throws IOException {
        write(layout.serviceFile(), this);
    }

    static void write(Path file, RunningCzar running) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("pid", running.pid())
                .put("url", running.url())
                .put("started", running.started().toString())
                .put("identity", ProcessTable.identity(running.pid()));
        AtomicFileWriter.write(file, JsonFileEditor.text(node));
    }

    /** Takes the announcement back, unless it is another one's by now. */
    public void withdraw(ProjectLayout layout) throws IOException {
        if (announced(layout).filter(this::equals).isPresent()) {
            Files.deleteIfExists(layout.serviceFile());
        }
    }

    boolean isAlive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessTable::isAlive);
        Optional<Instant> begun = process.flatMap(handle -> handle.info().startInstant());
        return process.isPresent()
                && begun.map(instant -> !instant.isAfter(started.plus(CLOCK_TOLERANCE)))
                        .orElse(true);
    }

    static Optional<RunningCzar> parsed(JsonNode node) {
        try {
            return Optional.of(new RunningCzar(
                    node.path("pid").asLong(),
                    node.path("url").asText(),
                    Instant.parse(node.path("started").asText())));
        } catch (DateTimeParseException broken) {
            return Optional.empty();
        }
    }
}
