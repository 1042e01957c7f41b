package dev.czar.sensor.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker.ContextLeft;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.Worker.TokenUsage;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.world.agent.UsageProfile;
import dev.czar.world.agent.UsageProfile.ModelPrice;
import dev.czar.world.transcript.TranscriptFinder;
import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageSensorTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path folder;

    private Path transcript;
    private String task = "login";

    @BeforeEach
    void begin() throws IOException {
        transcript = Files.createFile(folder.resolve("s1.jsonl"));
    }

    @Test
    void eachAnswerIsCountedOnceWhateverItsLines() throws IOException {
        UsageSensor sensor = sensor(NOON);
        say("m1", NOON, "known-1", 1_000, 1);
        say("m1", NOON, "known-1", 1_000, 500);
        assertThat(usage(sensor.sense()))
                .extracting(
                        TokenUsage::task, TokenUsage::today, TokenUsage::cached, TokenUsage::cost, TokenUsage::priced)
                .containsExactly("login", 1_500L, 100L, 2_000L + 5_000L + 10L, true);
        assertThat(usage(sensor.sense()).today()).isEqualTo(1_500);
    }

    @Test
    void whatHasNoPriceCostsNothingAndIsSaid() throws IOException {
        UsageSensor sensor = sensor(NOON);
        say("m1", NOON, "other", 1_000, 0);
        assertThat(usage(sensor.sense()))
                .extracting(TokenUsage::today, TokenUsage::cost, TokenUsage::priced)
                .containsExactly(1_000L, 0L, false);
    }

    @Test
    void aRestartCountsNothingTwiceAndForgetsNothing() throws IOException {
        UsageSensor first = sensor(NOON);
        say("m1", NOON, "known-1", 1_000, 0);
        List<Observation> before = first.sense();
        UsageSensor second = sensor(NOON.plusSeconds(3_600));
        second.restore(before);
        say("m2", NOON.plusSeconds(60), "known-1", 10, 0);
        assertThat(usage(second.sense()).today()).isEqualTo(1_010);
    }

    @Test
    void aTranscriptFromBeforeCzarCameIsNotItsUse() throws IOException {
        say("m0", NOON.minus(Duration.ofDays(3)), "known-1", 1_000_000, 0);
        assertThat(sensor(NOON).sense()).noneMatch(seen -> seen.fact().orElseThrow() instanceof TokenUsage);
    }

    @Test
    void anotherTaskAndAnotherDayAreCountedApart() throws IOException {
        UsageSensor sensor = sensor(NOON);
        say("m1", NOON, "known-1", 1_000, 0);
        List<Observation> before = sensor.sense();
        UsageSensor next = sensor(NOON.plus(Duration.ofDays(1)));
        next.restore(before);
        task = "search";
        say("m2", NOON.plus(Duration.ofDays(1)), "known-1", 10, 0);
        assertThat(totals(next.sense()))
                .extracting(UsageTotal::scope, UsageTotal::of, UsageTotal::tokens)
                .contains(
                        tuple(UsageScope.WORKER_DAY, "ada", 10L),
                        tuple(UsageScope.TASK, "login", 1_000L),
                        tuple(UsageScope.TASK, "search", 10L),
                        tuple(UsageScope.PROJECT_DAY, "project", 10L),
                        tuple(UsageScope.PROJECT, "project", 1_010L));
    }

    @Test
    void theContextIsThatOfTheLatestAnswer() throws IOException {
        UsageSensor sensor = sensor(NOON);
        say("m1", NOON, "known-1", 1_000, 0);
        say("m2", NOON, "known-1", 5_800, 100);
        assertThat(sensor.sense().stream().map(seen -> seen.fact().orElseThrow()))
                .contains(new ContextLeft("ada", 6_000, 10_000, 40));
    }

    @Test
    void theUseOfAProgramWithoutATerminalIsFoundByTheConversationItsProtocolNames() throws IOException {
        Path day = Files.createDirectories(folder.resolve("sessions/2026/01/02"));
        Files.writeString(
                day.resolve("rollout-2026-01-02T12-00-00-thread-7.jsonl"),
                """
                {"timestamp":"2026-01-02T12:00:00.000Z","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{"input_tokens":900,"cached_input_tokens":0,"output_tokens":100},"total_token_usage":{"input_tokens":900,"cached_input_tokens":0,"output_tokens":100},"model_context_window":10000}}}
                """);
        UsageProfile profile = new UsageProfile(TranscriptFormat.CODEX, Map.of(), Map.of());
        Fact turn = new ProtocolTurn("ada", Turn.IDLE, "turn.completed", "thread-7", Duration.ZERO);
        UsageSensor sensor = new UsageSensor(
                Map.of("ada", profile),
                new TranscriptFinder(Map.of("CODEX_HOME", folder.toString())),
                () -> new Snapshot(NOON, List.of(new KnownFact(turn, "terminal", Duration.ZERO))),
                Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(usage(sensor.sense()))
                .extracting(TokenUsage::worker, TokenUsage::today)
                .containsExactly("ada", 1_000L);
        assertThat(usage(sensor.sense()).today()).isEqualTo(1_000);
    }

    @Test
    void whatASubagentUsesIsCountedOnceAlsoAcrossARestartAndIsNotTheContext() throws IOException {
        UsageSensor first = sensor(NOON);
        say("m1", NOON, "known-1", 1_000, 0);
        first.sense();
        Path agent = Files.createDirectories(folder.resolve("s1/subagents")).resolve("agent-a1.jsonl");
        say(agent, "a1", NOON.minusSeconds(1), "known-1", 200, 0);
        List<Observation> before = first.sense();
        assertThat(usage(before).today()).isEqualTo(1_200);
        assertThat(usage(first.sense()).today()).isEqualTo(1_200);
        UsageSensor second = sensor(NOON.plusSeconds(3_600));
        second.restore(before);
        assertThat(usage(second.sense()).today()).isEqualTo(1_200);
        say(agent, "a2", NOON.plusSeconds(60), "known-1", 30, 0);
        assertThat(usage(second.sense()).today()).isEqualTo(1_230);
        assertThat(second.sense().stream().map(seen -> seen.fact().orElseThrow()))
                .filteredOn(ContextLeft.class::isInstance)
                .allMatch(left -> ((ContextLeft) left).tokens() == 1_100);
    }

    @Test
    void aSessionThatIsTakenUpAgainCountsItsSubagentsOnce() throws IOException {
        UsageSensor sensor = sensor(NOON);
        Path first = transcript;
        say("m1", NOON, "known-1", 1_000, 0);
        Path agent = Files.createDirectories(folder.resolve("s1/subagents")).resolve("agent-a1.jsonl");
        say(agent, "a1", NOON, "known-1", 200, 0);
        long before = usage(sensor.sense()).today();
        transcript = Files.createFile(folder.resolve("s2.jsonl"));
        say("m2", NOON.plusSeconds(1), "known-1", 10, 0);
        long other = usage(sensor.sense()).today();
        transcript = first;
        assertThat(usage(sensor.sense()).today()).isEqualTo(other).isGreaterThan(before);
    }

    private void say(String id, Instant at, String model, int input, int output) throws IOException {
        say(transcript, id, at, model, input, output);
    }

    private static void say(Path file, String id, Instant at, String model, int input, int output) throws IOException {
        Files.writeString(
                file,
                "{\"type\":\"assistant\",\"timestamp\":\"%s\",\"message\":{\"id\":\"%s\",\"model\":\"%s\",\"usage\":{\"input_tokens\":%d,\"cache_read_input_tokens\":100,\"output_tokens\":%d}}}\n"
                        .formatted(at, id, model, input, output),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private UsageSensor sensor(Instant now) {
        UsageProfile profile = new UsageProfile(
                TranscriptFormat.CLAUDE, Map.of("known", new ModelPrice(2, 10, 0.1, 0)), Map.of("known", 10_000L));
        return new UsageSensor(
                Map.of("ada", profile),
                new TranscriptFinder(Map.of()),
                () -> board(now),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private Snapshot board(Instant now) {
        Fact event = new HookEvent(
                "ada", "Stop", "s1", transcript.toString(), Turn.IDLE, false, "", "", 1, Duration.ZERO, Duration.ZERO);
        return new Snapshot(
                now,
                Stream.of(
                                event,
                                new Claim("old", "ada", Duration.ofHours(2)),
                                new Claim(task, "ada", Duration.ofHours(1)),
                                new Claim("theirs", "bob", Duration.ZERO))
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private static TokenUsage usage(List<Observation> seen) {
        return seen.stream()
                .map(one -> one.fact().orElseThrow())
                .filter(TokenUsage.class::isInstance)
                .map(TokenUsage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<UsageTotal> totals(List<Observation> seen) {
        return seen.stream()
                .map(one -> one.fact().orElseThrow())
                .filter(UsageTotal.class::isInstance)
                .map(UsageTotal.class::cast)
                .toList();
    }
}
