package dev.czar.world.terminal;

import dev.czar.world.ExternalCommand;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A real tmux on a socket of the test's own, in a temporary folder; closing it leaves nothing. */
public final class TmuxTestServer {
    private final String socket = "czar-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger buffers = new AtomicInteger();
    private final Path folder;
    private final TmuxServer tmux;

    public TmuxTestServer(Path folder) {
        this(folder, System.getenv());
    }

    TmuxTestServer(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.tmux = new TmuxServer(socket, folder.resolve("tmux"), environment);
    }

    public TmuxServer tmux() {
        return tmux;
    }

    public String socket() {
        return socket;
    }

    public Path folder() {
        return folder;
    }

    /** Starts a reader and waits until it reads. */
    public TerminalPane reader(String session) throws Exception {
        Files.deleteIfExists(Path.of(file(session) + ".ready"));
        TerminalPane pane = tmux.start(launch(session, PasteRecorder.command(file(session))));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(Path.of(file(session) + ".ready")));
        return pane;
    }

    public SessionLaunch launch(String session, List<String> argv) {
        Map<String, String> environment = Map.of();
        return new SessionLaunch(session, Path.of("").toAbsolutePath(), argv, environment);
    }

    public SessionLaunch script(String session, String shell) {
        return launch(session, List.of("sh", "-c", shell));
    }

    public Path file(String session) {
        return folder.resolve(session + ".bytes");
    }

    public String received(String session) throws IOException {
        return Files.readString(file(session), StandardCharsets.UTF_8);
    }

    public void paste(TerminalPane pane, String text) throws Exception {
        String buffer = "test-" + buffers.incrementAndGet();
        tmux.loadBuffer(pane.session(), buffer, text.getBytes(StandardCharsets.UTF_8));
        tmux.paste(pane, buffer);
    }

    /** Any other tmux command on this server. */
    public String tell(String... arguments) throws Exception {
        List<String> argv = new ArrayList<>(List.of("tmux", "-L", socket));
        argv.addAll(List.of(arguments));
        return ExternalCommand.of(argv).run().output();
    }

    public void close() throws Exception {
        tmux.stopServer();
        Files.deleteIfExists(Path.of(
                System.getenv().getOrDefault("TMUX_TMPDIR", "/tmp"),
                "tmux-" + ExternalCommand.of("id", "-u").run().output().strip(),
                socket));
    }
}
