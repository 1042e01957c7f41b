package dev.czar.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.watch.WatchInTmux;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.Snapshot.KnownFact;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a service with a live loop. */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class OnlineCommandsServedTest {

    @Inject
    ServedProjectFixture served;

    @TestHTTPResource("/")
    URI service;

    @BeforeEach
    void theTaskIsDelivered() throws IOException {
        served.live().announce("http://127.0.0.1:" + service.getPort());
        await().atMost(60, SECONDS)
                .untilAsserted(
                        () -> assertThat(czar("why", "INJECT_TASK/T1/1").out()).contains("done"));
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(served.live().loop().layout().root(), arguments);
    }

    @Test
    void tablesShowWorkersTasksDecisionsAndFacts() {
        assertThat(czar("workers").out()).containsPattern("engineer1 +healthy +present +active .* T1 ");
        assertThat(czar("tasks").out()).containsPattern("T2 +primary +2 +waiting +requirement T1");
        assertThat(czar("decisions", "--worker", "engineer1", "--kind", "inject-task")
                        .out())
                .containsPattern("done +inject task +worker=engineer1 task=T1 attempt=1 +a claimed task is delivered");
        assertThat(czar("decisions", "--kind", "run-checks").out())
                .contains("a completion claim is checked; vetoed by what needs approval waits for it");
        assertThat(czar("facts", "Claim").out())
                .containsPattern("Claim +task=T1 worker=engineer1")
                .doesNotContain("Task ");
        assertThat(czar("status").code()).isZero();
        assertThat(czar("status").out()).contains("T2, waiting, waiting for: requirement T1");
    }

    @Test
    void channelsAreShownAndTested() {
        assertThat(czar("notify").out()).containsPattern("desk +command +notice, warning, critical +fine");
        CommandLineRun all = czar("notify", "test");
        assertThat(all.code()).isEqualTo(1);
        assertThat(all.out())
                .containsPattern("desk +command +sent")
                .containsPattern("broken +command +failed: the command failed, exit 1");
        assertThat(czar("notify", "test", "desk").code()).isZero();
        assertThat(czar("notify", "test", "pager").err()).contains("czar.yaml has no channel pager");
    }

    @Test
    void whatTimeWillBringIsForetold() {
        assertThat(czar("next").out()).containsPattern("1h \\d+m +alert human +about=engineer1 .*silent for two hours");
        assertThat(czar("next", "--hours", "1").out()).contains("Nothing scheduled in the next 1 h");
    }

    @Test
    void theForecastIsAMatrixWithEachConflictBelowIt() {
        CommandLineRun run = czar("conflicts");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("BRANCH +1 +2 +TIP +ORDER")
                .containsPattern("1 +czar/engineer1/T1 \\* +- +x +\\. +2 x")
                .containsPattern("2 +czar/engineer2/T9 +x +- +\\. +1 \\.")
                .contains("engineer1 and engineer2: contents (uncommitted work); engineer1 should rebase")
                .contains("engineer1  tree.c:3-5")
                .contains("engineer2  tree.c:3");
        assertThat(czar("conflicts", "--json").out()).contains("\"cumulative\" : \".x\"");
    }

    @Test
    void whyPrintsReasonsAsATree() {
        String tree = czar("why", "INJECT_TASK/T1/1").out();
        assertThat(tree)
                .contains("└─ rule \"a claimed task is delivered\": nobody can do what was never said [A1]")
                .contains("   └─ Claim task=T1 worker=engineer1")
                .contains("CLAIM_TASK/T1/engineer1/1")
                .contains("pasted")
                .contains("outcome");
        assertThat(czar("why", "RUN_CHECKS/T9/abc123/1").out())
                .contains("awaiting")
                .contains("vetoed because");
    }

    @Test
    void whatIsNotThereIsOneClearSentence() {
        CommandLineRun run = czar("why", "4711");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("there is no decision 4711");
        assertThat(czar("hold", "nobody").err())
                .contains("there is no worker nobody")
                .contains("engineer1");
    }

    @Test
    void ordersAreGivenAndTakenBack() {
        assertThat(czar("hold", "engineer2", "--reason", "lunch").code()).isZero();
        assertThat(czar("status").out()).contains("Hold engineer2").contains("lunch");
        assertThat(czar("release", "engineer2").out()).contains("in force");
        assertThat(czar("estop").code()).isZero();
        assertThat(czar("status", "--json").out()).contains("EmergencyStop");
        assertThat(czar("estop", "--clear").code()).isZero();
        assertThat(czar("status", "--json").out()).doesNotContain("EmergencyStop");
    }

    @Test
    void aWorkerIsToldSomethingAndAnsweredOnlyWhenItAsked() {
        assertThat(czar("answer", "engineer2", "the", "second").err())
                .contains("engineer2 has asked nothing")
                .contains("czar tell engineer2 TEXT");
        assertThat(czar("nudge", "engineer2").err()).contains("engineer2 has no task to go on with");
        assertThat(czar("nudge", "engineer1").out()).contains("nudge engineer1", "on its way");
        assertThat(czar("facts", "Instruction").out()).contains("Please go on with it");
        assertThat(czar("tell", "engineer2", "look", "at", "the tests", "--reason", "slow")
                        .out())
                .contains("tell engineer2")
                .contains("on its way");
        assertThat(czar("facts", "Instruction").out()).contains("look at the tests");
        served.live().loop().snapshot().facts().stream()
                .map(KnownFact::fact)
                .filter(Instruction.class::isInstance)
                .forEach(said -> served.live()
                        .loop()
                        .withdrawOrder(Instruction.class, said.subject())
                        .join());
    }

    @Test
    void anOrderEndsByItselfAndAWorkerIsTakenOver() {
        assertThat(czar("take-over", "engineer2", "--for", "1h").out())
                .contains("take-over engineer2 for 1h: in force")
                .contains("tmux -L czar-tally attach-session -t =engineer2");
        assertThat(czar("status").out()).contains("Hold, taken over, engineer2").contains("ends in 59m");
        assertThat(czar("release", "engineer2").code()).isZero();
        assertThat(czar("pause", "--for", "soon").err()).contains("such as 15m, 1h, 2d");
    }

    @Test
    void whatCannotBeForcedOrUndoneSaysWhy() {
        assertThat(czar("undo", "INJECT_TASK/T1/1").err())
                .contains("the message was already delivered; hold the worker");
        assertThat(czar("force", "RUN_CHECKS/T9/abc123/1").err()).contains("it awaits approval");
        assertThat(czar("veto", "RUN_CHECKS/T9/abc123/1", "--for", "1h").code()).isZero();
        assertThat(czar("why", "RUN_CHECKS/T9/abc123/1").out())
                .contains("manual overrides")
                .contains("Veto RUN_CHECKS");
        assertThat(czar("undo", "RUN_CHECKS/T9/abc123/1").code()).isZero();
    }

    @Test
    void aRecordingOfWhatHappenedReplaysWithEqualHashes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("day.jsonl");
        assertThat(czar("record", "-o", file.toString()).code()).isZero();
        CommandLineRun replay = czar("replay", file.toString());
        assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out()).contains("reproduced the recorded hash").doesNotContain("0 of 0");

        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("\"hash\":\"[0-9a-f]{4}", "\"hash\":\"0000"));
        CommandLineRun differs = czar("replay", file.toString(), "--json");
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out()).contains("\"differences\"").contains("\"cycle\"");
    }

    @Test
    void rulesAreTriedInTheShadowFromTheCommandLine(@TempDir Path folder) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("quiet"));
        Files.writeString(
                rules.resolve("quiet.drl"),
                """
                package dev.czar.rules
                import dev.czar.fact.*
                import dev.czar.decision.*

                rule "nothing is claimed here"
                  @capability("B3") @why("a test wants quiet")
                when
                  $claim : ClaimTask()
                then
                  insertLogical( new Vetoed( $claim ) );
                end
                """);
        assertThat(czar("rules", "shadow", rules.toString(), "--author", "ada").out())
                .contains("shadow run since")
                .contains("by ada");
        assertThat(czar("rules", "status").out()).contains("are active").contains("shadow run since");
        assertThat(czar("rules", "discard").out()).doesNotContain("shadow run since");
        assertThat(czar("rules", "promote").err()).contains("there is no shadow");
    }

    @Test
    void aProjectIsWatchedAndOrderedAboutInATerminal(@TempDir Path folder) throws Exception {
        assertThat(czar("watch").out()).contains("tally", "engineer1", "QUEUE", "n nudge");
        try (WatchInTmux watch = new WatchInTmux(served.live().loop().layout().root(), folder)) {
            watch.awaitScreen(screen -> screen.contains("tally", "▶", "QUEUE", "T2  waiting"));
            watch.press("j", "k");
            watch.awaitScreen(screen -> screen.containsPattern("▶ +engineer[12] "));
            watch.press("h");
            watch.awaitScreen(screen -> screen.contains("(on hold)").containsPattern("hold engineer[12]: in force"));
            watch.press("u");
            watch.awaitScreen(
                    screen -> screen.containsPattern("release engineer[12]").doesNotContain("(on hold)"));
            watch.press("t");
            watch.type("mind the naïve tests");
            watch.awaitScreen(screen -> screen.containsPattern("tell engineer[12]: mind the naïve tests"));
            watch.press("Escape", "r");
            watch.awaitScreen(screen -> screen.containsPattern("restart engineer[12]\\? y for yes"));
            watch.press("n", "q");
            watch.awaitEnd();
        }
        assertThat(czar("facts", "Instruction").out()).doesNotContain("naïve");
    }

    @Test
    void aDryRunAsksWhatIfOfWhatIsKnownNow(@TempDir Path rules) {
        CommandLineRun run = czar("dry-run", "--rules", rules.toString(), "--set", "Task/T2.assignee=engineer2");
        assertThat(run.code()).as(run.err()).isZero();
        CommandLineRun wrong = czar("dry-run", "--rules", rules.toString(), "--set", "Task/T2.asignee=engineer2");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("asignee").contains("assignee");
    }
}
