package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.MachineBoot;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Snapshot;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.StartSeen;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TmuxTestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How ends are read, with agents written by hand in a real terminal. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerExitTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final List<Fact> known = new ArrayList<>();
    private TmuxTestServer own;
    private AgentProfile claude;
    private TerminalSensor sensor;

    @BeforeEach
    void start() throws Exception {
        own = new TmuxTestServer(folder);
        claude = AgentCatalog.withOverrides(Map.of()).named("claude");
        sensor = sensor();
    }

    @AfterEach
    void stop() throws Exception {
        own.close();
    }

    @Test
    void anAgentThatLeavesSaysItsStatusAndLastWords() throws Exception {
        own.tmux().start(own.script("w1", "echo all done; echo bye; read line; exit 0"));
        assertThat(exit()).isEmpty();
        pressEnter();
        WorkerExit exit = awaitExit();
        assertThat(exit.status()).isZero();
        assertThat(exit.cause()).isEqualTo(ExitCause.LEFT);
        assertThat(exit.lastWords()).contains("all done\nbye");
        assertThat(exit.program()).isEqualTo("claude");
    }

    @Test
    void anEndThatTheTerminalTellsOfIsReadTwiceAtOnce() throws Exception {
        own.tmux().start(own.script("w1", "read line; exit 3"));
        assertThat(process().process()).isEqualTo(Sign.PRESENT);
        pressEnter();
        await().until(() -> own.tmux().panes().ofSession("w1").orElseThrow().dead());
        List<Observation> seen = sensor.sense();
        Optional<WorkerExit> exit = find(seen, WorkerExit.class, "w1");
        assertThat(exit).isPresent();
        if (exit.get().status() == 3) {
            assertThat(find(seen, WorkerProcess.class, "w1").orElseThrow().readings())
                    .isEqualTo(2);
        }
    }

    @Test
    void anAgentThatLeavesOnItsLimitIsLimitedUntilTheReset() throws Exception {
        own.tmux()
                .start(
                        own.script(
                                "w1",
                                "echo \"  ⎿  You've hit your session limit · resets in 2h 10m\"; printf '❯ \\n'; read line; exit 1"));
        pressEnter();
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.LIMIT);
        assertThat(exit.resource()).isEqualTo(Resource.RATE_LIMITED);
        assertThat(exit.reset()).isEqualTo(Duration.ofMinutes(130));
        assertThat(exit.lastWords()).contains("session limit");
    }

    @Test
    void anAgentThatLeavesOnALimitWhoseTimeHasJustPassedIsNotLimitedUntilTomorrow() throws Exception {
        String time = Clock.systemUTC().instant().minusSeconds(180).toString().substring(11, 16);
        String banner = "echo \"  ⎿  You've hit your session limit · resets " + time + " (UTC)\"; printf '❯ \\n'; ";
        own.tmux().start(own.script("w1", banner + "read line; exit 1"));
        pressEnter();
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.LIMIT);
        assertThat(exit.reset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aScriptThatIsNotThereIsAMissingProgramThoughWhatRunsItIsThere() throws Exception {
        AgentProfile script = AgentCatalog.withOverrides(Map.of()).named("command");
        for (String said : List.of(
                "sh: 0: cannot open agent.sh: No such file",
                "python3: can't open file '/x/agent.sh': [Errno 2] No such file or directory")) {
            own.tmux().start(own.script("w1", "read line; echo \"" + said + "\"; exit 2"));
            TerminalPane pane = own.tmux().panes().ofSession("w1").orElseThrow();
            own.tell("send-keys", "-t", pane.id(), "Enter");
            await().until(() -> own.tmux().panes().ofSession("w1").orElseThrow().dead());
            TerminalPane dead = own.tmux().panes().ofSession("w1").orElseThrow();
            WorkerExit exit = new ExitScreenReader("w1", script, ZoneOffset.UTC).read(dead, own.tmux(), Instant.now());
            assertThat(exit.cause()).isEqualTo(ExitCause.PROGRAM_MISSING);
            assertThat(exit.program()).isEqualTo("agent.sh");
            own.tell("kill-session", "-t", "=w1");
        }
    }

    @Test
    void anAgentThatSaysThatItHasNothingToResumeDidNotCrashHoweverLongItTookToSaySo() throws Exception {
        own.tmux().start(own.script("w1", "read line; echo 'No conversation found to continue'; exit 1"));
        pressEnter();
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.NOTHING_TO_RESUME);
        assertThat(exit.status()).isEqualTo(1);
    }

    @Test
    void aLimitThatAnEarlierSessionShowedIsNoneOfThisOne() throws Exception {
        String banner =
                "echo \"  ⎿  You've hit your session limit · resets in 2h 10m\"; printf '❯ \\n\\033[2J\\033[H'; ";
        own.tmux().start(own.script("w1", banner + "read line; exit 1"));
        assertThat(exit()).isEmpty();
        pressEnter();
        assertThat(awaitExit().cause()).isEqualTo(ExitCause.CRASH);
        own.tmux().restart(own.tmux().panes().ofSession("w1").orElseThrow(), own.script("w1", "echo short; exit 1"));
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.CRASH);
        assertThat(exit.lastWords()).doesNotContain("limit");
    }

    @Test
    void anAgentThatIsKilledSaysBySignal() throws Exception {
        TerminalPane pane = own.tmux().start(own.script("w1", "echo working; read line"));
        assertThat(exit()).isEmpty();
        new ProcessBuilder("kill", "-KILL", Long.toString(pane.pid())).start().waitFor();
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.CRASH);
        assertThat(exit.signal()).isEqualTo("KILL");
        assertThat(exit.account()).contains("signal KILL");
        assertThat(exit.process()).isEqualTo(pane.pid());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws Exception {
        claude = AgentCatalog.withOverrides(Map.of("claude", Map.of("command", List.of("no-such-agent", "--go"))))
                .named("claude");
        sensor = sensor();
        own.tmux().start(own.launch("w1", claude.command()));
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.PROGRAM_MISSING);
        assertThat(exit.program()).isEqualTo("no-such-agent");
    }

    @Test
    void aShellLeftInThePaneIsTheEndOfTheAgentWhateverStandsOnTheScreen() throws Exception {
        TerminalPane pane = own.tmux()
                .start(own.script("w1", "echo '✻ Hatching… (esc to interrupt · 3s)'; exec bash --norc --noprofile"));
        WorkerExit exit = awaitExit();
        assertThat(exit.cause()).isEqualTo(ExitCause.SHELL_LEFT);
        assertThat(exit.process()).isEqualTo(pane.pid());
        assertThat(process().process()).isEqualTo(Sign.GONE);
        assertThat(find(sensor.sense(), WorkerTurn.class, "w1").orElseThrow().turn())
                .isEqualTo(Turn.UNKNOWN);
    }

    @Test
    void aShellThatAScriptHasLeftIsTheEndOfItsAgent() throws Exception {
        claude = AgentCatalog.withOverrides(Map.of()).named("command");
        sensor = sensor();
        own.tmux().start(own.script("w1", "printf '> \\n'; bash --norc --noprofile; true"));
        assertThat(awaitExit().cause()).isEqualTo(ExitCause.SHELL_LEFT);
    }

    @Test
    void aScriptAroundAnAgentIsNoShellLeft() throws Exception {
        own.tmux().start(own.script("w1", "sleep 100; true"));
        Instant begin = Instant.now();
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> exit().isEmpty() && Instant.now().isAfter(begin.plusSeconds(3)));
    }

    @Test
    void whatWasKnownOfAnEndIsStillKnownAfterARestartOfCzar() throws Exception {
        known.add(new Started("w1", A_DAY));
        known.add(WorkerExit.withoutTrace("w1", ExitCause.OWN_ORDER));
        assertThat(exit().orElseThrow().cause()).isEqualTo(ExitCause.OWN_ORDER);
        known.clear();
        assertThat(exit().orElseThrow().cause()).isEqualTo(ExitCause.OWN_ORDER);
    }

    @Test
    void anEndFromBeforeTheLatestStartIsForgotten() throws Exception {
        known.add(new Restarted("w1", "e", 1, Duration.ofSeconds(1)));
        known.add(WorkerExit.withoutTrace("w1", ExitCause.OWN_ORDER).aged(A_DAY));
        assertThat(exit().orElseThrow().cause()).isEqualTo(ExitCause.SESSION_LOST);
    }

    @Test
    void sessionsThatAreGoneSinceAnotherRunOfTheMachineEndedWithIt() throws Exception {
        known.add(new Started("w1", A_DAY));
        known.add(new MachineBoot("another"));
        assertThat(exit().orElseThrow().cause()).isEqualTo(ExitCause.REBOOT);
    }

    @Test
    void sessionsThatAreGoneWithTheTerminalServerAreLost() throws Exception {
        known.add(new Started("w1", A_DAY));
        own.tmux().start(own.script("w1", "sleep 100"));
        assertThat(exit()).isEmpty();
        own.tell("kill-server");
        assertThat(awaitExit().cause()).isEqualTo(ExitCause.SESSION_LOST);
    }

    @Test
    void anAgentThatAPersonStartsAfterItsEndIsSeenToRunAgain() throws Exception {
        own.tmux().start(own.script("w1", "read line; exit 1"));
        pressEnter();
        awaitExit();
        assertThat(startSeen()).isEmpty();
        byHand();
        await().until(() -> startSeen().isPresent());
        assertThat(exit()).isEmpty();
    }

    @Test
    void anAgentThatAPersonStartedIsKnownWhenCzarIsStartedAgain() throws Exception {
        own.tmux().start(own.script("w1", "read line; exit 1"));
        pressEnter();
        WorkerExit ended = awaitExit();
        byHand();
        known.add(ended);
        known.add(new Started("w1", A_DAY));
        sensor = sensor();
        await().until(() -> startSeen().isPresent());
        StartSeen seen = startSeen().orElseThrow();
        sensor = sensor();
        sensor.restore(List.of(Observation.of(seen.aged(A_DAY), "terminal", Instant.now())));
        known.clear();
        assertThat(startSeen().orElseThrow().age()).isGreaterThanOrEqualTo(A_DAY);
    }

    @Test
    void theFirstStartOfAnAgentIsNoneAfterAnEnd() throws Exception {
        own.tmux().start(own.script("w1", "read line; exit 1"));
        assertThat(process().process()).isEqualTo(Sign.PRESENT);
        assertThat(startSeen()).isEmpty();
    }

    @Test
    void aWorkerThatWasNeverStartedHasNotEnded() throws Exception {
        assertThat(exit()).isEmpty();
    }

    @Test
    void anAgentThatAHumanEndsInASessionTakenOverEndedOnOrder() throws Exception {
        known.add(new Hold("w1", "ann", "", Duration.ZERO, Duration.ZERO, true));
        own.tmux().start(own.script("w1", "read line; exit 1"));
        assertThat(exit()).isEmpty();
        pressEnter();
        assertThat(awaitExit().cause()).isEqualTo(ExitCause.OWN_ORDER);
    }

    @Test
    void anEndIsOverWhenTheAgentRunsAgain() throws Exception {
        own.tmux().start(own.script("w1", "exit 1"));
        awaitExit();
        TerminalPane dead = own.tmux().panes().ofSession("w1").orElseThrow();
        own.tmux().restart(dead, own.script("w1", "sleep 100"));
        assertThat(exit()).isEmpty();
    }

    @Test
    void anEndWakesTheListener() throws Exception {
        AtomicBoolean heard = new AtomicBoolean();
        try (AutoCloseable listening = own.tmux().onChange(() -> heard.set(true))) {
            assertThat(listening).isNotNull();
            own.tmux().start(own.script("w1", "read line; exit 1"));
            assertThat(exit()).isEmpty();
            heard.set(false);
            pressEnter();
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                own.tmux().panes(); // Czar looks meanwhile, and so makes tmux tell what it has missed
                return heard.get();
            });
            awaitExit();
        }
    }

    private TerminalSensor sensor() {
        ActivityTracker activity = new ActivityTracker(Clock.systemUTC(), () -> {});
        return new TerminalSensor(own.tmux(), Map.of("w1", claude), activity, Clock.systemUTC())
                .remembering(this::snapshot);
    }

    private Snapshot snapshot() {
        Instant now = Instant.now();
        Board board = new Board();
        board.apply(
                known.stream().map(fact -> Observation.of(fact, "ledger", now)).toList());
        return board.snapshot(now);
    }

    private void pressEnter() throws Exception {
        own.tmux().pressEnter(own.tmux().panes().ofSession("w1").orElseThrow());
    }

    /** Read a few times, for a status may be heard of a little later. */
    private WorkerExit awaitExit() throws InterruptedException {
        await().atMost(Duration.ofSeconds(20)).until(() -> exit().isPresent());
        exit();
        exit();
        return exit().orElseThrow();
    }

    private Optional<WorkerExit> exit() throws InterruptedException {
        return find(sensor.sense(), WorkerExit.class, "w1");
    }

    private Optional<StartSeen> startSeen() throws InterruptedException {
        return find(sensor.sense(), StartSeen.class, "w1");
    }

    /** As a person starts something in the pane that a program has left. */
    private void byHand() throws Exception {
        own.tell(
                "respawn-pane",
                "-t",
                own.tmux().panes().ofSession("w1").orElseThrow().id(),
                "sleep 100");
    }

    private WorkerProcess process() throws InterruptedException {
        return find(sensor.sense(), WorkerProcess.class, "w1").orElseThrow();
    }

    private static <F extends Fact> Optional<F> find(List<Observation> seen, Class<F> type, String subject) {
        return seen.stream()
                .filter(observation -> observation.key().equals(Fact.key(type, subject)))
                .map(observation -> type.cast(observation.fact().orElseThrow()))
                .findFirst();
    }
}
