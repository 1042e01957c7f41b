package dev.czar.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedFactsTest {

    private static final Path FACTS = Path.of("facts");

    @TempDir
    static Path home;

    @ParameterizedTest
    @CsvSource({
        "completion-claim.json, RunChecks",
        "conflict-ahead.json, Tell Tell",
        "crashed-worker.json, RestartWorker",
        "dependency-ring.json, AlertHuman",
        "emergency-stop.json, ''",
        "failing-checks.json, ReturnWork",
        "ready-tasks.json, ClaimTask",
        "ready-to-land.json, LandOmnibus",
        "stuck-worker.json, Nudge",
        "terminal-lost.json, RestartWorker RestartWorker RestartWorker",
        "two-on-one-task.json, Tell",
        "unseen-worker.json, ''",
        "demo-day.jsonl, ''"
    })
    void everyShippedSituationIsDecidedAsItsReadmeSays(String file, String kinds) {
        JsonNode answer =
                czar("dry-run", "--facts", FACTS.resolve(file).toString()).json();
        List<String> decided = new ArrayList<>();
        answer.path("decisions")
                .forEach(decision ->
                        decided.add(decision.path("action").path("kind").asText()));
        assertThat(decided)
                .isEqualTo(Stream.of(kinds.split(" "))
                        .filter(kind -> !kind.isEmpty())
                        .toList());
        answer.path("decisions").forEach(decision -> {
            assertThat(decision.path("why").asText()).isNotEmpty();
            assertThat(decision.path("evidence")).isNotEmpty();
        });
    }

    @Test
    void noShippedFileIsLeftOut() throws IOException {
        try (Stream<Path> files = Files.list(FACTS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();
            assertThat(Files.readString(FACTS.resolve("README.md"))).contains(names);
        }
    }

    private static CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(Path.of("").toAbsolutePath(), Map.of("HOME", home.toString()), arguments);
    }
}
