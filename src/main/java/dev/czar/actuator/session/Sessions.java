package dev.czar.actuator.session;

import dev.czar.actuator.delivery.Crew;
import dev.czar.actuator.delivery.Seat;
import dev.czar.project.ReportScript;
import dev.czar.world.git.NotClean;
import dev.czar.world.git.Workplace;
import dev.czar.world.terminal.Launch;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Panes;
import dev.czar.world.terminal.ServerState;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sessions workers run in: one each, in its own worktree, with what it needs to report. */
public final class Sessions {
    private final Terminal terminal;
    private final Crew crew;
    private final Workplace workplace;
    private final Path spool;

    public Sessions(Terminal terminal, Crew crew, Workplace workplace, Path spool) {
        this.terminal = terminal;
        this.crew = crew;
        this.workplace = workplace;
        this.spool = spool;
    }

    /** The worker's pane, dead or alive; a terminal that cannot be asked is a failure. */
    Optional<Pane> pane(String worker) throws TerminalException, InterruptedException {
        Panes panes = terminal.panes();
        if (panes.server() == ServerState.UNREACHABLE) {
            throw TerminalException.notDone("the terminal does not answer");
        }
        return panes.of(worker);
    }

    /** Starts the agent anew, in its pane if there is one. */
    Pane start(String worker, Optional<Pane> pane) throws IOException, NotClean, InterruptedException {
        return launch(worker, crew.seat(worker).agent().command(), pane);
    }

    /** Starts the agent with its last conversation where it can, in its pane if there is one. */
    Pane resume(String worker, Optional<Pane> pane) throws IOException, NotClean, InterruptedException {
        return launch(worker, crew.seat(worker).agent().resumeCommand(), pane);
    }

    private Pane launch(String worker, List<String> command, Optional<Pane> pane)
            throws IOException, NotClean, InterruptedException {
        Seat seat = crew.seat(worker);
        Path worktree = workplace.open(worker);
        Map<String, String> environment = new TreeMap<>(seat.agent().environment());
        environment.put("CZAR_WORKER", worker);
        environment.put("CZAR_SPOOL", spool.toString());
        environment.put(
                "CZAR_REPORT", ReportScript.install(worktree, worker, spool).toString());
        Launch launch = new Launch(worker, worktree, command, environment);
        return pane.isPresent() ? terminal.restart(pane.get(), launch) : terminal.start(launch);
    }
}
