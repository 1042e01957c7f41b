package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TmuxServerTest extends TerminalHostContract {
    private static final String BEGIN = "\u001b[200~";
    private static final String END = "\u001b[201~\r";

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

    @Override
    TerminalHost host() {
        return tmux;
    }

    @Override
    TerminalPane reader(String session) throws Exception {
        return own.reader(session);
    }

    @Override
    List<String> messages(String session) throws Exception {
        return Files.exists(own.file(session)) ? between(own.received(session), BEGIN, END) : List.of();
    }

    @Override
    TerminalPane runs(String session, String shell) throws Exception {
        return tmux.start(own.script(session, shell));
    }

    @Test
    void aServerThatWasNeverStartedIsAbsent() throws Exception {
        PaneList list = tmux.panes();
        assertThat(list.server()).isEqualTo(ServerState.ABSENT);
        assertThat(list.panes()).isEmpty();
        assertThat(list.isUnknown("w1")).isFalse();
    }

    @Test
    void aServerThatIsKilledIsAbsent() throws Exception {
        tmux.start(own.script("w1", "sleep 100"));
        assertThat(tmux.panes().server()).isEqualTo(ServerState.RUNNING);
        tmux.stopServer();
        await().until(() -> tmux.panes().server() == ServerState.ABSENT);
    }

    @Test
    void aTmuxThatDoesNotAnswerIsUnreachable() throws Exception {
        TerminalPane pane = tmux.start(own.script("w1", "sleep 100"));
        String server =
                own.tell("display-message", "-p", "-t", pane.id(), "#{pid}").strip();
        new ProcessBuilder("kill", "-STOP", server).start().waitFor();
        try {
            assertThat(tmux.panes().server()).isEqualTo(ServerState.UNREACHABLE);
            assertThatThrownBy(() -> tmux.pressEnter(pane))
                    .isInstanceOfSatisfying(TerminalException.class, unsure -> assertThat(unsure.outcomeUnknown())
                            .isTrue());
        } finally {
            new ProcessBuilder("kill", "-CONT", server).start().waitFor();
        }
    }

    @Test
    void oneListingTellsAllOfAPane() throws Exception {
        Instant before = Instant.now().minusSeconds(2);
        TerminalPane started = tmux.start(own.launch("w1", List.of("sleep", "100")));
        await().until(() -> tmux.panes().ofSession("w1").orElseThrow().command().equals("sleep"));
        TerminalPane pane = tmux.panes().ofSession("w1").orElseThrow();
        assertThat(pane.pid()).isEqualTo(started.pid());
        assertThat(ProcessHandle.of(pane.pid())).isPresent();
        assertThat(pane.dead()).isFalse();
        assertThat(pane.exitStatus()).isEqualTo(-1);
        assertThat(pane.lastOutput()).isAfter(before);
        assertThat(pane.lastKeyPress()).isEmpty();
    }

    /** Of several, for tmux now and then never hears that a program has ended; and of one that ends at once it may lose the words. */
    @Test
    void aProgramThatEndedLeavesItsPaneAndExitStatus() throws Exception {
        for (String session : List.of("w1", "w2", "w3")) {
            tmux.start(own.script(session, "echo last words; sleep 0.3; exit 7"));
        }
        await().untilAsserted(() -> assertThat(tmux.panes().panes())
                .hasSize(3)
                .allMatch(TerminalPane::dead)
                .anyMatch(pane -> pane.exitStatus() == 7)
                .allSatisfy(pane -> assertThat(pane.exitStatus()).isIn(7, -1))
                .allSatisfy(pane -> assertThat(tmux.history(pane)).contains("last words")));
    }

    @Test
    void aReusedSessionNameIsNotTheSamePane() throws Exception {
        TerminalPane old = own.reader("w1");
        tmux.start(own.script("other", "sleep 100"));
        tmux.stop("w1");
        Files.delete(Path.of(own.file("w1") + ".ready"));
        own.reader("w1");
        tmux.loadBuffer("w1", "b", new byte[] {'x'});
        assertThatThrownBy(() -> tmux.paste(old, "b")).isInstanceOf(TerminalException.class);
        assertThatThrownBy(() -> tmux.pressEnter(old)).isInstanceOf(TerminalException.class);
        assertThat(own.received("w1")).isEmpty();
    }

    @Test
    void argumentsAndVariablesReachTheProgramAsTheyAre() throws Exception {
        Path out = folder.resolve("it's; out $(put)");
        List<String> odd = List.of("a;", ";", "it's", "$(id)", "#(id)", "-n", "two\nlines", "漢");
        List<String> argv = new ArrayList<>(List.of(
                "sh",
                "-c",
                "printf '%s|' \"$@\" \"$ODD\" \"${TMUX-none}\" \"${CLAUDECODE-none}\" \"${CLAUDE_CONFIG_DIR-none}\" \"${CODEX_HOME-none}\" >\"$OUT\"; sleep 100",
                "sh"));
        argv.addAll(odd);
        TmuxTestServer marked = new TmuxTestServer(folder.resolve("marked"), withMarks());
        try {
            marked.tmux()
                    .start(new SessionLaunch(
                            "w1", folder, argv, Map.of("ODD", "v;'$x\n#{pid}", "OUT", out.toString())));
            await().until(() -> Files.exists(out) && Files.readString(out).endsWith("/y|/x|"));
            assertThat(Files.readString(out)).isEqualTo(String.join("|", odd) + "|v;'$x\n#{pid}|none|none|/y|/x|");
        } finally {
            marked.close();
        }
    }

    @Test
    void aScreenIsReadWithAndWithoutItsColours() throws Exception {
        TerminalPane pane = tmux.start(own.script("w1", "printf 'dim: \\033[2mhint\\033[0m é漢'; sleep 100"));
        await().until(() -> tmux.screen(pane).contains("dim: hint é漢"));
        assertThat(tmux.styledScreen(pane)).contains("dim: \u001b[2mhint");
    }

    @Test
    void aScrolledBackSessionIsNotWrittenToUntilItIsScrolledDown() throws Exception {
        TerminalPane pane = own.reader("w1");
        own.tell("copy-mode", "-t", pane.id());
        assertThat(tmux.panes().ofSession("w1").orElseThrow().inCopyMode()).isTrue();
        assertThatThrownBy(() -> tmux.pressEnter(pane)).isInstanceOf(TerminalException.class);
        tmux.leaveCopyMode(pane);
        tmux.pressEnter(pane);
        await().until(() -> own.received("w1").equals("\r"));
    }

    @Test
    void aPaneIsKnownWhateverAPersonDoesToItsSession() throws Exception {
        TerminalPane pane = own.reader("w1");
        own.tell("split-window", "-d", "-b", "-t", pane.id(), "sleep 60");
        own.tell("new-window", "-t", "=w1:", "sleep 60");
        own.tell("rename-session", "-t", "=w1", "my 'own' agent");
        assertThat(tmux.panes().ofSession("w1").map(TerminalPane::id)).contains(pane.id());
        own.paste(pane, "said");
        tmux.pressEnter(pane);
        await().until(() -> own.received("w1").contains("said"));
        own.tell("kill-pane", "-t", pane.id());
        assertThat(tmux.panes().server()).isEqualTo(ServerState.RUNNING);
        assertThat(tmux.panes().ofSession("w1")).isEmpty();
        TerminalPane other = own.reader("w2");
        own.tell("rename-session", "-t", "=w2", "another");
        tmux.stop("w2");
        assertThat(tmux.panes().panes())
                .extracting(TerminalPane::id)
                .isNotEmpty()
                .doesNotContain(other.id());
    }

    @Test
    void anAgentStartsAgainBesideWhatAPersonHasLeftOfItsSession() throws Exception {
        TerminalPane pane = own.reader("w1");
        own.tell("split-window", "-d", "-t", pane.id(), "sleep 60");
        own.tell("kill-pane", "-t", pane.id());
        TerminalPane again = own.reader("w1");
        assertThat(tmux.panes().ofSession("w1").map(TerminalPane::id)).contains(again.id());
        assertThat(again.id()).isNotEqualTo(pane.id());
        assertThat(tmux.panes().panes()).hasSize(2);
        own.tell("rename-session", "-t", "=w1", "mine");
        tmux.panes();
        assertThat(tmux.attachCommand("w1")).endsWith("-t", again.id());
    }

    @Test
    void aSessionNameThatTmuxWouldChangeIsRefused() {
        assertThatThrownBy(() -> own.script("a.b", "true")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> own.script("a:b", "true")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> withMarks() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.putAll(Map.of("TMUX", "/x,1,0", "CLAUDECODE", "1", "CLAUDE_CONFIG_DIR", "/y", "CODEX_HOME", "/x"));
        return environment;
    }
}
