package dev.czar.web.monitoring;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.decision.Decision;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerTest;
import dev.czar.world.notification.ScriptedReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionLogExportTest {

    private static final Decision FIRST = LedgerTest.decision(new InjectTask("qa", "T1", 1));
    private static final Decision SECOND = LedgerTest.decision(new InjectTask("qa", "T2", 1));

    private static final Logger LOGGER = Logger.getLogger(DecisionLogExport.class.getName());

    @TempDir
    Path folder;

    private final LogMessages log = new LogMessages();
    private ScriptedReceiver collector;
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        collector = new ScriptedReceiver();
        ledger = Ledger.open(folder.resolve("ledger.db"));
        LOGGER.addHandler(log);
    }

    @AfterEach
    void close() {
        LOGGER.removeHandler(log);
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
    void noTextOfADecisionTellsASecret() throws Exception {
        DecisionLogExport export = export();
        export.send();
        decide(LedgerTest.decision(new InjectTask("qa", "ghp_0123456789abcdefghijABCDEFGHIJ012345", 1)));
        export.send();
        assertThat(sent(0).toString()).contains("INJECT_TASK").doesNotContain("ghp_0123456789");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 404, 405, 421, 429, 500, 503})
    void whatACollectorDoesNotTakeNowIsSentAgain(int status) throws Exception {
        export().send();
        decide(FIRST);
        collector.answersNext(status);
        export().turn();
        export().turn();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1", "INJECT_TASK/T1/1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void whatACollectorNeverTakesIsNotSentAgain(int status) throws Exception {
        export().send();
        decide(FIRST);
        collector.answersNext(status, "no: token=0123456789abcdef");
        export().turn();
        export().turn();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1");
        assertThat(log.messages())
                .singleElement(STRING)
                .contains("refuses for good", "decision 1", String.valueOf(status), "no: ")
                .doesNotContain("0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void aDecisionThatIsRefusedTakesNoOtherAlong(int status) throws Exception {
        export().send();
        List.of("T1", "T2", "T3", "T4").forEach(task -> decide(LedgerTest.decision(new InjectTask("qa", task, 1))));
        collector.answersNext(status);
        collector.answersNext(200);
        collector.answersNext(status);
        collector.answersNext(status);
        export().send();
        assertThat(keys().subList(4, 9))
                .containsExactly(
                        "INJECT_TASK/T1/1",
                        "INJECT_TASK/T2/1",
                        "INJECT_TASK/T3/1",
                        "INJECT_TASK/T4/1",
                        "INJECT_TASK/T3/1");
        assertThat(keys()).hasSize(10).endsWith("INJECT_TASK/T4/1");
        assertThat(log.messages()).singleElement(STRING).contains("decision 3;");
    }

    @Test
    void whatWasTakenBeforeAFailureIsNotSentAgain() throws Exception {
        export().send();
        List.of("T1", "T2").forEach(task -> decide(LedgerTest.decision(new InjectTask("qa", task, 1))));
        collector.answersNext(413);
        collector.answersNext(200);
        collector.answersNext(503);
        export().turn();
        export().turn();
        assertThat(keys().subList(2, keys().size()))
                .containsExactly("INJECT_TASK/T1/1", "INJECT_TASK/T2/1", "INJECT_TASK/T2/1");
    }

    @Test
    void whatACollectorRejectsOfWhatItTookIsSaid() throws Exception {
        export().send();
        decide(FIRST);
        collector.answersNext(
                200, "{\"partialSuccess\": {\"rejectedLogRecords\": \"1\", \"errorMessage\": \"too old\"}}");
        export().send();
        assertThat(log.messages()).singleElement(STRING).contains("rejects 1: too old", "decision 1");
        decide(SECOND);
        collector.answersNext(200, "{\"partialSuccess\": {}}");
        export().send();
        assertThat(log.messages()).hasSize(1);
    }

    @Test
    void aPositionThatCannotBeReadBeginsAtTheOldest() throws Exception {
        decide(FIRST);
        Files.write(position(), new byte[] {'x', (byte) 0xff});
        export().send();
        export().send();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1");
        assertThat(log.messages()).singleElement(STRING).contains(position().toString(), "from the oldest");
    }

    @Test
    void aCollectorThatIsAwayIsWaitedForWithGrowingPauses() throws Exception {
        DecisionLogExport export = export();
        export.turn();
        decide(FIRST);
        IntStream.range(0, 100).forEach(again -> collector.answersNext(503));
        for (int turn = 1; turn <= 16; turn++) {
            export.turn();
        }
        assertThat(collector.posts()).as("in turns 1, 2, 4, 8 and 16").hasSize(5);
        assertThat(log.messages()).singleElement(STRING).contains("127.0.0.1 answers 503");
    }

    @Test
    void aCollectorThatNobodyReachesIsWaitedFor() throws Exception {
        export().send();
        decide(FIRST);
        new DecisionLogExport(
                        ledger,
                        PROJECT,
                        new LogCollector(URI.create("http://127.0.0.1:1/v1/logs"), Map.of()),
                        position())
                .turn();
        assertThat(log.messages()).singleElement(STRING).contains("127.0.0.1 cannot be reached");
        export().turn();
        assertThat(keys()).containsExactly("INJECT_TASK/T1/1");
    }

    private DecisionLogExport export() {
        return new DecisionLogExport(
                ledger, PROJECT, new LogCollector(collector.at("/v1/logs"), Map.of("api-key", "k")), position());
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

    private static final class LogMessages extends Handler {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        private LogMessages() {
            setFormatter(new PatternFormatter("%s"));
        }

        private List<String> messages() {
            return messages;
        }

        @Override
        public void publish(LogRecord record) {
            messages.add(getFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
