package dev.czar.sensor;

import dev.czar.io.ProcessTable;
import dev.czar.io.ShellPrograms;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.time.Duration;
import java.time.Instant;

/** Notices that only a shell is left where an agent ran: it waits for commands before the pane's process, and nothing runs in it. */
final class LeftoverShell {
    private static final Duration LASTING = Duration.ofSeconds(2);

    private final boolean possible;
    private long process;
    private Instant since = Instant.EPOCH;

    LeftoverShell(AgentProfile agent) {
        this.possible = !ShellPrograms.isPrompt(agent.command());
    }

    /** Only when it has lasted: the script that launches an agent is a shell too, and so may be a script around it. */
    boolean isLeft(TerminalPane pane, Instant now) {
        boolean shell = possible
                && ShellPrograms.isShell(pane.command())
                && ShellPrograms.promptBefore(pane.pid())
                        .filter(prompt -> !ProcessTable.hasChildren(prompt.pid()))
                        .isPresent();
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
