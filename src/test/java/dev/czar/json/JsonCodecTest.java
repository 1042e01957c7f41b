package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    private static final String TURN =
            "{\"fact\":\"WorkerTurn\",\"worker\":\"engineer1\",\"turn\":\"IDLE\",\"sign\":\"hook\",\"age\":\"PT3S\","
                    + "\"background\":false,\"question\":\"\"}";

    @Property(tries = 30)
    void everyFactSurvivesTheRoundTrip(@ForAll long seed) {
        RandomRecords samples = new RandomRecords(seed);
        RandomRecords.facts().forEach(type -> {
            Fact fact = (Fact) samples.any(type);
            assertThat(JsonCodec.read("test", JsonCodec.write(fact), Fact.class))
                    .isEqualTo(fact);
        });
    }

    @Property(tries = 30)
    void everyActionSurvivesTheRoundTrip(@ForAll long seed) {
        RandomRecords samples = new RandomRecords(seed);
        RandomRecords.actions().forEach(type -> {
            Action action = (Action) samples.any(type);
            assertThat(JsonCodec.read("test", JsonCodec.write(action), Action.class))
                    .isEqualTo(action);
        });
    }

    @Property(tries = 50)
    void observationsStepsOutcomesAndDecisionsSurviveTheRoundTrip(@ForAll long seed) {
        RandomRecords samples = new RandomRecords(seed);
        for (Class<?> type : new Class<?>[] {Observation.class, ExecutionStep.class, Outcome.class}) {
            Object value = samples.any(type);
            assertThat((Object) JsonCodec.read("test", JsonCodec.write(value), type))
                    .isEqualTo(value);
        }
        Decision decision =
                new Decision(new InjectTask("engineer1", "T1", 1), java.util.List.of(), java.util.List.of());
        assertThat(JsonCodec.read("test", JsonCodec.write(decision), Decision.class))
                .isEqualTo(decision);
    }

    @Test
    void aFactIsWrittenWithItsTypeFirstAndTimesAsText() {
        assertThat(JsonCodec.write(new WorkerTurn("engineer1", Turn.IDLE, "hook", Duration.ofSeconds(3))))
                .isEqualTo(TURN);
    }

    @Test
    void anActionIsWrittenWithItsKindFirst() {
        assertThat(JsonCodec.write(new InjectTask("engineer1", "T1", 1)))
                .isEqualTo("{\"kind\":\"InjectTask\",\"worker\":\"engineer1\",\"task\":\"T1\",\"attempt\":1}");
    }

    @Test
    void derivedAccessorsAreNotWritten() {
        assertThat(JsonCodec.write(new WorkerProgress("w", 1, Duration.ZERO, Duration.ZERO, Duration.ZERO)))
                .doesNotContain("silence", "progressAge", "subject", "key");
    }

    @Test
    void aGoneObservationHasNoFact() {
        Observation gone = Observation.gone("Worker/w", "git", Instant.parse("2025-11-27T23:15:00Z"));
        assertThat(JsonCodec.write(gone))
                .isEqualTo("{\"key\":\"Worker/w\",\"source\":\"git\",\"at\":\"2025-11-27T23:15:00Z\",\"fact\":null}");
        assertThat(JsonCodec.read("test", JsonCodec.write(gone), Observation.class))
                .isEqualTo(gone);
    }

    @Test
    void anUnknownTypeIsNamedWithItsPlaceAndTheNearestOne() {
        refused(
                "{\n  \"fact\": \"WorkerTrun\"}",
                "test:2:11: there is no fact type \"WorkerTrun\"; did you mean \"WorkerTurn\"?");
    }

    @Test
    void anUnknownFieldIsNamedWithItsPlaceAndTheNearestOne() {
        refused(
                TURN.replace("\"sign\"", "\"sing\""),
                "test:1:57: WorkerTurn has no field \"sing\"; did you mean \"sign\"?");
    }

    @Test
    void aMissingAgeIsAProblemButAMissingTextIsNot() {
        refused(
                "{\"fact\":\"WorkerTurn\",\"turn\":\"IDLE\"}",
                "test:1:1: \"age\" of WorkerTurn: missing; expected an ISO-8601 duration");
        Fact fact = JsonCodec.read("test", "{\"fact\":\"WorkerTurn\",\"turn\":\"IDLE\",\"age\":\"PT1S\"}", Fact.class);
        assertThat(fact).isEqualTo(new WorkerTurn("", Turn.IDLE, "", Duration.ofSeconds(1)));
    }

    @Test
    void aWrongEnumValueIsAnsweredWithTheRightOnes() {
        refused(
                TURN.replace("IDLE", "IDEL"),
                "expected one of ACTIVE, IDLE, AWAITING_INPUT, UNKNOWN, found \"IDEL\"; did you mean \"IDLE\"?");
    }

    @Test
    void nothingIsCoerced() {
        refused(
                TURN.replace("\"PT3S\"", "3"),
                "\"age\" of WorkerTurn: expected an ISO-8601 duration such as \"PT3S\", found 3");
        refused(TURN.replace("\"PT3S\"", "null"), "found null");
        refused(TURN.replace("\"engineer1\"", "7"), "\"worker\" of WorkerTurn: expected a string, found 7");
        refused(TURN.replace("PT3S", "PT99999999999999H"), "expected an ISO-8601 duration");
    }

    @Test
    void aFieldGivenTwiceAndTextAfterTheEndAreProblems() {
        refused(TURN.replace("\"sign\"", "\"turn\""), "the field \"turn\" is given twice");
        refused(TURN + TURN, "expected the end after the first value");
        refused("", "expected a JSON value, found nothing");
        refused("{\"fact\":", "test:1:9: not JSON");
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatThrownBy(
                        () -> JsonCodec.read("test", TURN.replace("IDLE", "X").replace("PT3S", "Y"), Fact.class))
                .isInstanceOfSatisfying(InvalidJson.class, invalid -> assertThat(invalid.problems())
                        .hasSize(2));
    }

    @Test
    void aDepthBombIsRefused() {
        refused("[".repeat(100_000), "not JSON");
    }

    @Test
    void theMapperReadsAsStrictly() throws Exception {
        ObjectMapper mapper = JsonCodec.mapper();
        assertThat(mapper.readValue(TURN, Fact.class)).isInstanceOf(WorkerTurn.class);
        assertThat(mapper.readValue("[" + TURN + "]", Fact[].class)).hasSize(1);
        assertThatThrownBy(() -> mapper.readValue(TURN.replace("sign", "x"), Fact.class))
                .isInstanceOf(InvalidJson.class);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> JsonCodec.read("test", text, Fact.class))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining(message);
    }

    @Test
    void anOrderFromBeforeOrdersEndedByThemselvesStandsUntilItIsWithdrawn() {
        String before =
                "{\"fact\": \"Hold\", \"worker\": \"w1\", \"author\": \"ada\", \"reason\": \"\", \"age\": \"PT1M\"}";
        assertThat(JsonCodec.read("before", before, Fact.class))
                .isEqualTo(new Hold("w1", "ada", "", Duration.ofMinutes(1)));
    }
}
