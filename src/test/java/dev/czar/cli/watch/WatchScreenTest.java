package dev.czar.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.cli.watch.WatchScreen.WatchFrame;
import dev.czar.cli.watch.WatchSelection.InputMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final WatchDocuments documents = new WatchDocuments();
    private final WatchSelection chosen = new WatchSelection();

    private boolean apply(long seq, boolean whole, String put) throws IOException {
        return documents.apply(new ObjectMapper()
                .readTree("{\"seq\": %d, \"whole\": %s, \"put\": {%s}, \"gone\": []}".formatted(seq, whole, put)));
    }

    private List<String> lines(int width, int height) {
        chosen.follow(documents.workers().stream()
                .map(worker -> worker.path("id").asText())
                .toList());
        return new WatchScreen(new ConsoleOutput(ProcessEnvironment.ofProcess()), false)
                .lines(new WatchFrame(documents, chosen, NOW), width, height);
    }

    private static String workers(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        """
                        "worker/w%1$03d": {"id": "w%1$03d", "health": "HEALTHY", "task": "T%1$d", "waitingFor": [],
                         "lastSignOfLife": "2026-11-29T11:59:18Z"}"""
                                ::formatted)
                .collect(Collectors.joining(","));
    }

    private static final String PROJECT =
            """
            "project": {"name": "tally", "state": "RUNNING", "orders": [], "tasks": {"PENDING": 3, "INTEGRATED": 1},
             "needs": [{"kind": "QUESTION", "subject": "worker w042", "worker": "w042", "text": "which port?\\nsay it",
                        "since": "2026-11-29T11:57:00Z"}]},
            "progress": {"done": 1, "total": 4},
            "task/T9": {"task": {"id": "T9"}, "stage": "PENDING", "waitingFor": [{"text": "requirement T1"}]},
            "decision/7": {"id": 7, "at": "2026-11-29T11:58:00Z", "status": "DONE", "rule": "a stuck worker is nudged",
             "action": {"kind": "NUDGE", "worker": "w001"}},
            """;

    @Test
    void whatNeedsAHumanWorkersQueueAndDecisionsFitTheScreen() throws IOException {
        assertThat(apply(1, true, PROJECT + workers(100))).isTrue();
        List<String> lines = lines(100, 30);
        assertThat(lines).hasSize(30).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines.get(0)).contains("tally  RUNNING", "1 of 4 tasks done");
        assertThat(lines.get(1)).isEqualTo("! w042 asks: which port? say it (3m)");
        assertThat(lines.get(3)).containsPattern("▶ +w042 +healthy +T42 ").contains("(42s)");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("QUEUE", "3 pending, 1 integrated"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("T9  pending  waiting for: requirement T1"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).containsPattern("done +NUDGE worker=w001 +a stuck worker"));
        assertThat(lines.get(29)).contains("a answer", "t tell", "r restart");
    }

    @Test
    void theChosenWorkerStaysInSight() throws IOException {
        apply(1, true, PROJECT + workers(100));
        lines(100, 24);
        List<String> ids = documents.workers().stream()
                .map(worker -> worker.path("id").asText())
                .toList();
        chosen.move(ids, -1);
        assertThat(lines(100, 24)).anySatisfy(line -> assertThat(line).containsPattern("▶ +w099"));
    }

    @Test
    void anUpdateThatFollowsNoneKnownIsNotTaken() throws IOException {
        assertThat(apply(4, false, workers(1))).isFalse();
        assertThat(apply(4, true, workers(1))).isTrue();
        assertThat(apply(6, false, workers(2))).isFalse();
        assertThat(apply(5, false, workers(2))).isTrue();
        documents.lost("Czar is gone");
        assertThat(lines(80, 24).get(0)).isEqualTo("Czar is gone");
        assertThat(apply(6, false, workers(3))).isFalse();
    }

    @Test
    void anOrderIsSentToTheWorkerItWasBegunForWithTheWordsTyped() {
        chosen.follow(List.of("ada", "bob"));
        assertThat(chosen.begin(WatchKey.of('a').orElseThrow())).isEmpty();
        chosen.follow(List.of("bob"));
        chosen.type("80é8");
        chosen.rubOut();
        chosen.rubOut();
        chosen.type("80");
        assertThat(chosen.line()).isEqualTo("answer ada: 8080▏");
        assertThat(chosen.finish())
                .hasValueSatisfying(order -> assertThat(order.key().body(order.worker(), order.text(), "eve"))
                        .containsEntry("kind", "answer")
                        .containsEntry("worker", "ada")
                        .containsEntry("text", "8080"));
        assertThat(chosen.begin(WatchKey.of('t').orElseThrow())).isEmpty();
        assertThat(chosen.finish()).isEmpty();
        assertThat(chosen.line()).contains("nothing is sent");
        assertThat(chosen.begin(WatchKey.of('n').orElseThrow())).isPresent();
        chosen.begin(WatchKey.of('r').orElseThrow());
        assertThat(chosen.mode()).isEqualTo(InputMode.CONFIRM);
    }

    @Test
    void aCharacterThatArrivesInTwoPartsWaitsForItsEnd() {
        byte[] euro = "a€".getBytes(StandardCharsets.UTF_8);
        assertThat(WatchTerminal.wholeCharacters(euro)).isEqualTo(4);
        assertThat(WatchTerminal.wholeCharacters(Arrays.copyOf(euro, 3))).isEqualTo(1);
        assertThat(WatchTerminal.wholeCharacters(Arrays.copyOf(euro, 2))).isEqualTo(1);
    }
}
