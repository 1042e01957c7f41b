package dev.czar.web.monitoring;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.decision.Decision;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerTest;
import dev.czar.web.monitoring.DecisionLogExport.Collector;
import dev.czar.world.notification.ScriptedReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogExportTest {

    private static final Decision FIRST = LedgerTest.decision(new InjectTask("qa", "T1", 1));
    private static final Decision SECOND = LedgerTest.decision(new InjectTask("qa", "T2", 1));

    @TempDir
    Path folder;

    private ScriptedReceiver collector;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        collector = new ScriptedReceiver();
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
        collector.close();
    }

    @Test
    void aDecisionIsSentWhenItIsMadeAndWhenItEndsAndNotAgain() throws Exception {
        decide(FIRST);
        DecisionLogExport export = export();
        export.send();
        assertThat(collector.posts()).as("of what was before").isEmpty();

        end(FIRST, OutcomeStatus.FAILED, "refused token ghp_0123456789abcdefghijABCDEFGHIJ012345");
        decide(SECOND);
        export.send();
        export().send();

        assertThat(collector.posts()).hasSize(1);
        assertThat(collector.posts().get(0).headers().getFirst("api-key")).isEqualTo("k");
        JsonNode resource = sent(0).at("/resourceLogs/0");
        assertThat(attribute(resource.at("/resource/attributes"), "service.name"))
                .isEqualTo("czar");
        assertThat(attribute(resource.at("/resource/attributes"), "service.namespace"))
                .isEqualTo(PROJECT);
        JsonNode records = resource.at("/scopeLogs/0/logRecords");
        assertThat(records).hasSize(2);
        JsonNode failed = records.get(0);
        assertThat(failed.path("severityNumber").asInt()).isEqualTo(13);
        assertThat(failed.path("timeUnixNano").asText())
                .isEqualTo(NOW.getEpochSecond() + "%09d".formatted(NOW.getNano()));
        assertThat(attribute(failed.path("attributes"), "czar.decision.key")).isEqualTo("INJECT_TASK/T1/1");
        assertThat(attribute(failed.path("attributes"), "czar.decision.status")).isEqualTo("FAILED");
        assertThat(failed.toString()).contains("refused token").doesNotContain("ghp_0123456789");
        assertThat(records.get(1).at("/body/stringValue").asText()).isEqualTo("INJECT_TASK/T2/1 OPEN: a rule");
    }

    @Test
    void whatACollectorDoesNotTakeNowIsSentAgainAndWhatItNeverTakesIsNot() throws Exception {
        export().send();
        decide(FIRST);
        collector.answersNext(503);
        export().send();
        export().send();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1", "INJECT_TASK/T1/1");

        decide(SECOND);
        collector.answersNext(400);
        export().send();
        export().send();
        assertThat(keys()).endsWith("INJECT_TASK/T1/1", "INJECT_TASK/T2/1").hasSize(3);
    }

    @Test
    void aCollectorThatIsAwayIsWaitedFor() throws Exception {
        export().send();
        decide(FIRST);
        URI nobody = collector.at("/v1/logs");
        new DecisionLogExport(
                        ledger, PROJECT, new Collector(URI.create("http://127.0.0.1:1/v1/logs"), Map.of()), position())
                .send();
        assertThat(collector.posts()).isEmpty();
        new DecisionLogExport(ledger, PROJECT, new Collector(nobody, Map.of()), position()).send();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1");
    }

    @Test
    void theUsualVariablesSayWhere() {
        assertThat(DecisionLogPublisher.collector(Optional.empty(), Optional.empty(), Optional.of("a=b")))
                .isEmpty();
        assertThat(DecisionLogPublisher.collector(
                        Optional.empty(), Optional.of("http://localhost:4318/"), Optional.of("api-key=a%20b, t=1")))
                .contains(
                        new Collector(URI.create("http://localhost:4318/v1/logs"), Map.of("api-key", "a b", "t", "1")));
        assertThat(DecisionLogPublisher.collector(
                        Optional.of("http://logs:1/in"), Optional.of("http://localhost:4318"), Optional.empty()))
                .contains(new Collector(URI.create("http://logs:1/in"), Map.of()));
    }

    private DecisionLogExport export() {
        return new DecisionLogExport(
                ledger, PROJECT, new Collector(collector.at("/v1/logs"), Map.of("api-key", "k")), position());
    }

    private Path position() {
        return folder.resolve("sent");
    }

    private JsonNode sent(int post) throws IOException {
        return new JsonMapper().readTree(collector.posts().get(post).body());
    }

    private List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int post = 0; post < collector.posts().size(); post++) {
            sent(post)
                    .at("/resourceLogs/0/scopeLogs/0/logRecords")
                    .forEach(log -> keys.add(attribute(log.path("attributes"), "czar.decision.key")));
        }
        return keys;
    }

    private static String attribute(JsonNode attributes, String key) {
        for (JsonNode attribute : attributes) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.at("/value/stringValue").asText();
            }
        }
        throw new AssertionError(key + " is not in " + attributes);
    }

    private void decide(Decision decision) {
        ledger.record(PROJECT, LedgerTest.cycle(NOW, ledger.lastSeq(PROJECT)), List.of(decision));
    }

    private void end(Decision decision, OutcomeStatus status, String detail) {
        ledger.conclude(PROJECT, new Outcome(decision.key(), status, detail, NOW, List.of()));
    }
}
