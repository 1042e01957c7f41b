package dev.czar.world.terminal;

import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Real sessions without a terminal of one worker, ada, whose program is a script that speaks stream-json. */
public final class HeadlessTestHost implements AutoCloseable {
    private static final Path AGENT =
            Path.of("src/main/resources/demo/agent/claude-stream.sh").toAbsolutePath();

    private final String scope = "czar-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;
    private final AgentProfile agent;
    private final HeadlessHost host;

    public HeadlessTestHost(Path folder) throws Exception {
        this.folder = folder;
        this.agent = AgentCatalog.withOverrides(Map.of()).of("claude", true);
        this.host = new HeadlessHost(scope, folder.resolve("headless"), Map.of("ada", agent), System.getenv());
    }

    public HeadlessHost host() {
        return host;
    }

    public AgentProfile agent() {
        return agent;
    }

    public TerminalPane start() throws Exception {
        List<String> command = List.of("sh", AGENT.toString());
        return host.start(new SessionLaunch(
                "ada",
                folder,
                command,
                List.of("sh", AGENT.toString(), "--resume", "{session}"),
                Map.of("KEPT", kept().toString())));
    }

    /** The messages as the program got them, a line each. */
    public Path kept() {
        return folder.resolve("kept");
    }

    @Override
    public void close() throws TerminalException {
        try {
            host.stopServer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
