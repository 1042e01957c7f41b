package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Agents that do not want to end, and what they leave behind. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessTreeTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private TmuxTestServer own;
    private TmuxServer tmux;

    @BeforeEach
    void start() {
        own = new TmuxTestServer(folder);
        tmux = own.tmux();
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void whatLeftItsParentAndItsTerminalEndsWithItsSession() throws Exception {
        long stubborn = stubborn("w1", "wait; sleep 100");
        long neighbour = stubborn("w2", "wait; sleep 100");
        tmux.stop("w1");
        assertThat(ProcessTable.isAlive(stubborn)).isFalse();
        assertThat(ProcessTable.isAlive(neighbour)).isTrue();
        assertThat(tmux.panes().ofSession("w1")).isEmpty();
    }

    @Test
    void whatIgnoresHangupAndTerminationEndsWithTheServer() throws Exception {
        long first = stubborn("w1", "wait; sleep 100");
        long second = stubborn("w2", "wait; sleep 100");
        tmux.stopServer();
        assertThat(ProcessTable.isAlive(first)).isFalse();
        assertThat(ProcessTable.isAlive(second)).isFalse();
        assertThat(tmux.panes().server()).isEqualTo(ServerState.ABSENT);
    }

    @Test
    void whatADeadAgentLeftEndsBeforeItIsStartedAgain() throws Exception {
        long left = stubborn("w1", "exit 1");
        await().atMost(LONG)
                .until(() -> tmux.panes().ofSession("w1").orElseThrow().dead());
        assertThat(ProcessTable.isAlive(left)).isTrue();
        TerminalPane again = tmux.restart(tmux.panes().ofSession("w1").orElseThrow(), own.script("w1", "sleep 100"));
        assertThat(ProcessTable.isAlive(left)).isFalse();
        assertThat(again.dead()).isFalse();
    }

    /** Starts an agent that ignores both signals with a child in a process session of its own; the child's number. */
    private long stubborn(String session, String then) throws Exception {
        Path pid = folder.resolve(session + ".pid");
        String child = "trap \"\" HUP TERM; echo $$ >" + pid + ".part; mv " + pid + ".part " + pid + "; sleep 100";
        tmux.start(own.script(
                session,
                "trap '' HUP TERM; setsid sh -c '" + child + "; true' </dev/null >/dev/null 2>&1 & while [ ! -e " + pid
                        + " ]; do sleep 0.05; done; " + then));
        await().atMost(LONG).until(() -> Files.exists(pid));
        return Long.parseLong(Files.readString(pid).strip());
    }
}
