package dev.czar.sensor;

import dev.czar.io.ProcessTable;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Notices that only a shell is left where an agent ran: the pane's own process is one, and nothing runs in it. */
final class LeftoverShell {
    private static final Set<String> SHELLS = Set.of(
            "sh", "bash", "zsh", "fish", "dash", "ksh", "mksh", "ash", "csh", "tcsh", "nu", "pwsh", "busybox", "login");
    private static final Duration LASTING = Duration.ofSeconds(2);

    private final boolean possible;
    private long process;
    private Instant since = Instant.EPOCH;

    LeftoverShell(AgentProfile agent) {
        String program = String.valueOf(Path.of(agent.command().get(0)).getFileName());
        this.possible = !agent.shell() && !SHELLS.contains(program);
    }

    /** Only when it has lasted: the script that launches an agent is a shell too, and so may be a script around it. */
    boolean isLeft(TerminalPane pane, Instant now) {
        boolean shell = possible
                && SHELLS.contains(pane.command())
                && SHELLS.contains(ProcessTable.program(pane.pid()))
                && !ProcessTable.hasChildren(pane.pid());
        if (!shell) {
            process = 0;
            return false;
        }
        if (process != pane.pid()) {
            process = pane.pid();
            since = now;
        }
        return Duration.between(since, now).compareTo(LASTING) >= 0;
    }
}
