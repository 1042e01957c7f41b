package dev.czar.world.terminal;

import dev.czar.world.agent.AgentProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds a project's sessions: a terminal server, and what runs those without a terminal. */
public record SessionHosts(
        TmuxServer terminal, HeadlessHost headless, Set<String> without, boolean mixed, boolean terminals) {
    public SessionHosts {
        without = Set.copyOf(without);
    }

    /** {@code socket} names the terminal server, {@code state} takes the files, {@code agents} are by worker. */
    public static SessionHosts of(
            String socket, Path state, Map<String, AgentProfile> agents, Map<String, String> environment) {
        Path folder = state.resolve("headless");
        Set<String> without = agents.keySet().stream()
                .filter(worker -> agents.get(worker).headless().chosen())
                .collect(Collectors.toUnmodifiableSet());
        return new SessionHosts(
                new TmuxServer(socket, state.resolve("tmux"), environment),
                new HeadlessHost(socket + "-headless", folder, agents, environment),
                without,
                !without.isEmpty() || Files.isDirectory(folder),
                !without.equals(agents.keySet()));
    }

    /** The one of this worker. */
    public TerminalHost of(String worker) {
        return without.contains(worker) ? headless : terminal;
    }

    /** All of them as one; a project without terminals needs no terminal server. */
    public TerminalHost all() {
        return mixed ? new MixedHost(terminal, headless, without, terminals) : terminal;
    }
}
