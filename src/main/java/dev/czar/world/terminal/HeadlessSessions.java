package dev.czar.world.terminal;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FolderDeleter;
import dev.czar.io.ResourceReader;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.stream.EventProtocol;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch.LaunchScript;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import dev.czar.world.terminal.TmuxClient.SessionEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The sessions without a terminal in a folder, one numbered folder for each time that one was started; starts and ends them. */
final class HeadlessSessions {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int KEPT_SESSIONS = 3;
    private static final String LARGEST_STREAM = String.valueOf(8 << 20);
    /** Waits until the session has said that it has started, and goes on without it. */
    private static final String START =
            "s=; ! command -v setsid >/dev/null || s=setsid; " + "echo \"$($s sh \"$@\" &)\"";

    private final String scope;
    private final Path folder;
    private final Map<String, AgentProfile> agents;
    private final Map<String, String> environment;
    private final Map<Path, HeadlessSession> sessions = new ConcurrentHashMap<>();

    HeadlessSessions(String scope, Path folder, Map<String, AgentProfile> agents, Map<String, String> environment) {
        this.scope = scope;
        this.folder = folder;
        this.agents = agents;
        this.environment = SessionEnvironment.of(environment);
    }

    /** In a folder of its own; those before it are kept for a while, for people. */
    TerminalPane start(SessionLaunch launch) throws IOException, InterruptedException {
        end(List.of(), launch.session() + "\0"); // what a start that was cut off has left
        AgentProfile agent = agent(launch.session());
        List<Path> before = numbered(launch.session());
        int number = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
        Path own = folder.resolve(launch.session()).resolve(Integer.toString(number));
        HeadlessSession session = new HeadlessSession(launch.session(), own, agent);
        session.prepare(launch, scope);
        Path script = folder.resolve("session.sh");
        AtomicFileWriter.write(
                script, ResourceReader.text("headless-session.sh").getBytes(StandardCharsets.UTF_8));
        EventProtocol protocol = EventProtocol.of(agent.headless().format());
        Map<String, String> marked = new TreeMap<>(environment);
        marked.put(LaunchScript.MARK, scope + "/" + launch.session());
        CommandResult result = ExternalCommand.of(
                        "sh",
                        "-c",
                        START,
                        "sh",
                        script.toString(),
                        own.toString(),
                        protocol.conclusion(),
                        protocol.breakdown(),
                        LARGEST_STREAM)
                .in(Path.of("/"))
                .withOnly(marked)
                .run();
        if (!result.output().strip().equals("started")) {
            throw TerminalException.notDone("session " + launch.session() + " was not started: " + result.errors());
        }
        sessions.put(own, session);
        for (Path old : before.subList(0, Math.max(0, before.size() - KEPT_SESSIONS + 1))) {
            FolderDeleter.delete(old);
        }
        return session.pane();
    }

    /** The latest of this name, dead or alive; none that was stopped, or that the machine's start has ended. */
    Optional<HeadlessSession> find(String name) throws IOException {
        List<Path> all = numbered(name);
        if (all.isEmpty() || !Files.exists(all.get(all.size() - 1).resolve("pid"))) {
            return Optional.empty();
        }
        Path latest = all.get(all.size() - 1);
        HeadlessSession known = sessions.get(latest);
        if (known == null) {
            known = new HeadlessSession(name, latest, agent(name));
            HeadlessSession other = sessions.putIfAbsent(latest, known);
            known = other == null ? known : other;
        }
        return Optional.of(known).filter(HeadlessSession::bootedSince);
    }

    private AgentProfile agent(String session) throws TerminalException {
        AgentProfile agent = agents.get(session);
        if (agent == null) {
            throw TerminalException.notDone("no agent is known for session " + session);
        }
        return agent;
    }

    private List<Path> numbered(String session) throws IOException {
        Path all = folder.resolve(session);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparingInt(HeadlessSessions::number))
                    .toList();
        }
    }

    private static int number(Path session) {
        return Integer.parseInt(session.getFileName().toString());
    }

    /** Nothing when there is none of this name; of a worker that is not configured any more by its mark alone. */
    void stop(String session) throws IOException, InterruptedException {
        Optional<HeadlessSession> running = agents.containsKey(session) ? find(session) : Optional.empty();
        end(
                running.stream()
                        .filter(HeadlessSession::runs)
                        .map(HeadlessSession::process)
                        .toList(),
                session + "\0");
        if (running.isPresent()) {
            Path pid = running.get().folder().resolve("pid");
            Files.move(pid, pid.resolveSibling("ended"));
            sessions.remove(running.get().folder());
        }
    }

    /** What carries the mark of any session. */
    void endAll() throws IOException, InterruptedException {
        end(List.of(), "");
    }

    private void end(List<Long> processes, String whose) throws IOException, InterruptedException {
        if (!new ProcessTree(processes, LaunchScript.MARK + "=" + scope + "/" + whose).end(GRACE)) {
            throw TerminalException.notDone(
                    "processes of " + (whose.isEmpty() ? "the sessions" : whose.strip()) + " do not end");
        }
    }
}
