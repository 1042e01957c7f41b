package dev.czar.loop.access;

import dev.czar.actuator.worker.ConversationMemory;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.transcript.TranscriptFinder;
import dev.czar.world.transcript.TranscriptSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The conversation that a worker's program is in, by its hooks, and what that holds, by its transcript. */
public final class WorkerConversations implements ConversationMemory {
    private final Supplier<Snapshot> known;
    private final Map<String, AgentProfile> agents;
    private final TranscriptFinder transcripts;
    private final Clock clock;

    /** {@code agents}: by worker. */
    public WorkerConversations(
            Supplier<Snapshot> known, Map<String, AgentProfile> agents, TranscriptFinder transcripts, Clock clock) {
        this.known = known;
        this.agents = Map.copyOf(agents);
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /** The session that the worker's hooks named since its last new conversation began; "" when they have named none. */
    public String session(String worker) {
        return present(worker).map(HookEvent::session).orElse("");
    }

    /** Those of these words that it holds: none when it has only just begun, nothing known where its transcript is not. */
    @Override
    public Optional<Set<String>> held(String worker, List<String> words) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        Optional<Set<String>> byTranscript = present(worker)
                .filter(event -> agents.containsKey(worker))
                .flatMap(event -> transcripts.find(
                        agents.get(worker).usage().transcript(), event.transcript(), event.session(), today))
                .flatMap(transcript -> TranscriptSearch.held(transcript, words));
        return byTranscript.or(() -> isNew(worker) ? Optional.of(Set.of()) : Optional.empty());
    }

    /** Whether the program that runs was not started with an earlier conversation. */
    private boolean isNew(String worker) {
        Optional<Duration> begun = begun(worker);
        return begun.isPresent()
                && known.get()
                        .all(Restarted.class)
                        .filter(restart -> restart.worker().equals(worker) && restart.resumed())
                        .noneMatch(restart -> restart.ago().compareTo(begun.get()) < 0);
    }

    /** When its last new conversation began. */
    private Optional<Duration> begun(String worker) {
        Snapshot now = known.get();
        return Stream.concat(
                        now.all(Started.class)
                                .filter(start -> start.worker().equals(worker))
                                .map(Started::ago),
                        now.all(Restarted.class)
                                .filter(restart -> restart.worker().equals(worker) && !restart.resumed())
                                .map(Restarted::ago))
                .min(Comparator.naturalOrder());
    }

    private Optional<HookEvent> present(String worker) {
        Optional<Duration> begun = begun(worker);
        return known.get()
                .all(HookEvent.class)
                .filter(event -> event.worker().equals(worker))
                .filter(event -> begun.isEmpty() || event.age().compareTo(begun.get()) < 0)
                .findFirst();
    }
}
