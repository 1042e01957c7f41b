package dev.czar.loop.access;

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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The conversation that a worker's program is in, by its hooks, and what that holds, by its transcript. */
public final class WorkerConversations {
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

    /** Whether any of these words are in its transcript; false where that is not known. */
    public boolean holdsAny(String worker, List<String> words) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        return present(worker)
                .filter(event -> agents.containsKey(worker))
                .flatMap(event -> transcripts.find(
                        agents.get(worker).usage().transcript(), event.transcript(), event.session(), today))
                .filter(transcript -> TranscriptSearch.holdsAny(transcript, words))
                .isPresent();
    }

    private Optional<HookEvent> present(String worker) {
        Snapshot now = known.get();
        Optional<Duration> begun = Stream.concat(
                        now.all(Started.class)
                                .filter(start -> start.worker().equals(worker))
                                .map(Started::ago),
                        now.all(Restarted.class)
                                .filter(restart -> restart.worker().equals(worker) && !restart.resumed())
                                .map(Restarted::ago))
                .min(Comparator.naturalOrder());
        return now.all(HookEvent.class)
                .filter(event -> event.worker().equals(worker))
                .filter(event -> begun.isEmpty() || event.age().compareTo(begun.get()) < 0)
                .findFirst();
    }
}
