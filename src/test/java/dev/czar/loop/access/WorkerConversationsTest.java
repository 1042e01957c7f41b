package dev.czar.loop.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Observation;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.transcript.TranscriptFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerConversationsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String GIVEN =
            "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"Do it.\\n[czar:01234567]\"}}\n";

    @TempDir
    private Path folder;

    @Test
    void whatStandsInTheTranscriptOfTheResumedConversationIsHeld() throws Exception {
        assertThat(holds(conversations(GIVEN, true), "ada", "[czar:01234567]")).isTrue();
        assertThat(holds(conversations(GIVEN, true), "ada", "[czar:76543210]")).isFalse();
        assertThat(holds(conversations(GIVEN, true), "bob", "[czar:01234567]")).isFalse();
    }

    @Test
    void aMessageThatOnlyWaitedForItsTurnIsNot() throws Exception {
        String queued = "{\"type\":\"queue-operation\",\"operation\":\"enqueue\",\"content\":\"[czar:01234567]\"}\n";
        assertThat(holds(conversations(queued, true), "ada", "[czar:01234567]")).isFalse();
    }

    @Test
    void whatWasSummarisedSinceIsHeldOnlyWhenTheSummaryHoldsIt() throws Exception {
        String claude = GIVEN + "{\"type\":\"system\",\"subtype\":\"compact_boundary\",\"content\":\"\"}\n";
        assertThat(holds(conversations(claude, true), "ada", "[czar:01234567]")).isFalse();
        assertThat(holds(conversations(claude + GIVEN, true), "ada", "[czar:01234567]"))
                .isTrue();
        String codex = GIVEN + "{\"type\":\"compacted\",\"payload\":{\"message\":\"Do it. [czar:01234567]\"}}\n";
        assertThat(holds(conversations(codex, true), "ada", "[czar:01234567]")).isTrue();
    }

    @Test
    void aLineThatItsProgramDidNotWriteToItsEndIsNotHeld() throws Exception {
        String cut = GIVEN.substring(0, GIVEN.length() - 4);
        assertThat(holds(conversations(cut, true), "ada", "[czar:01234567]")).isFalse();
    }

    @Test
    void whatAnEarlierConversationHeldIsNotHeldByANewOne() throws Exception {
        WorkerConversations begunAnew = conversations(GIVEN, false);
        assertThat(holds(begunAnew, "ada", "[czar:01234567]")).isFalse();
        assertThat(begunAnew.session("ada")).isEmpty();
    }

    @Test
    void withoutATranscriptNothingIsKnownToBeHeld() throws Exception {
        WorkerConversations conversations = conversations(GIVEN, true);
        Files.delete(folder.resolve("s1.jsonl"));
        assertThat(conversations.held("ada", List.of("[czar:01234567]"))).isEmpty();
        assertThat(conversations(GIVEN, false).held("ada", List.of("[czar:01234567]")))
                .contains(Set.of());
        assertThat(conversations.session("ada")).isEqualTo("s1");
    }

    @Test
    void aProgramStartedAfterAResumedOneHoldsNothing() throws Exception {
        Started later = new Started("ada", 9, Duration.ofSeconds(10));
        assertThat(conversations(GIVEN, true, later).held("ada", List.of("[czar:01234567]")))
                .contains(Set.of());
        assertThat(conversations(GIVEN, true).held("bob", List.of("[czar:01234567]")))
                .isEmpty();
    }

    /** The latest word of the hooks is a minute old, the restart half a minute. */
    private WorkerConversations conversations(String transcript, boolean resumed, Fact... more) throws Exception {
        Path file = Files.writeString(folder.resolve("s1.jsonl"), transcript);
        List<Fact> facts = new ArrayList<>(List.of(more));
        facts.addAll(List.of(
                new HookEvent(
                        "ada",
                        "UserPromptSubmit",
                        "s1",
                        file.toString(),
                        Turn.ACTIVE,
                        false,
                        "",
                        "",
                        3,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1)),
                new Restarted("ada", "e1", 1, ExitCause.CRASH, resumed, 7, Duration.ofSeconds(30))));
        Board board = new Board();
        board.apply(
                facts.stream().map(fact -> Observation.of(fact, "test", NOW)).toList());
        return new WorkerConversations(
                () -> board.snapshot(NOW),
                Map.of("ada", AgentCatalog.withOverrides(Map.of()).named("claude")),
                new TranscriptFinder(Map.of()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static boolean holds(WorkerConversations conversations, String worker, String words) {
        return conversations
                .held(worker, List.of(words))
                .filter(held -> held.contains(words))
                .isPresent();
    }
}
