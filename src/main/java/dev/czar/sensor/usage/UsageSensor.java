package dev.czar.sensor.usage;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker.ContextLeft;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.Worker.PlanLimit;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.Worker.TokenUsage;
import dev.czar.fact.Worker.TranscriptPosition;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.world.agent.UsageProfile;
import dev.czar.world.transcript.TokenCount;
import dev.czar.world.transcript.TranscriptEntry;
import dev.czar.world.transcript.TranscriptFinder;
import dev.czar.world.transcript.TranscriptReader;
import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Counts what workers use by the transcripts that their hooks name, each part once, also across a restart of Czar. */
public final class UsageSensor implements Sensor {
    private static final String NAME = "usage";
    private static final int REMEMBERED = 200;
    private static final long MARGIN_SECONDS = 60;

    private final Map<String, UsageProfile> profiles;
    private final TranscriptFinder transcripts;
    private final Supplier<Snapshot> known;
    private final Clock clock;
    private final UsageTally tally = new UsageTally();
    private final Map<String, WorkerTranscript> reading = new TreeMap<>();
    /** Of all sessions, as a worker may come back to an earlier one. */
    private final Map<Path, WorkerTranscript> subagents = new HashMap<>();

    private final Map<String, DatedFact> latest = new TreeMap<>();
    private final Map<String, TranscriptPosition> restored = new HashMap<>();
    private final Map<String, Instant> counted = new HashMap<>();
    private final Map<String, Instant> seen = new HashMap<>();
    private final Instant beginning;

    /** {@code profiles}: by worker. */
    public UsageSensor(
            Map<String, UsageProfile> profiles, TranscriptFinder transcripts, Supplier<Snapshot> known, Clock clock) {
        this.profiles = Map.copyOf(profiles);
        this.transcripts = transcripts;
        this.known = known;
        this.clock = clock;
        this.beginning = clock.instant().minusSeconds(MARGIN_SECONDS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.HOOK);
    }

    @Override
    public void restore(Collection<Observation> last) {
        for (Observation observation : last) {
            Fact fact = observation.fact().orElse(null);
            if (fact instanceof TokenUsage usage) {
                tally.restore(usage);
                seen.merge(usage.worker(), observation.at(), BinaryOperator.maxBy(Comparator.naturalOrder()));
            } else if (fact instanceof TranscriptPosition position) {
                restored.put(position.worker(), position);
                counted.put(position.worker(), observation.at());
            } else if (fact instanceof ContextLeft || fact instanceof PlanLimit) {
                latest.put(fact.key(), new DatedFact(fact, observation.at()));
            }
        }
    }

    @Override
    public List<Observation> sense() throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        Snapshot board = known.get();
        for (UsedConversation conversation : conversations(board)) {
            count(conversation, task(board, conversation.worker()), today);
        }
        List<Fact> facts = new ArrayList<>(tally.facts(today));
        latest.values().forEach(dated -> facts.add(dated.fact.aged(ElapsedTime.between(dated.at, now))));
        reading.forEach((worker, transcript) ->
                facts.add(new TranscriptPosition(worker, transcript.path.toString(), transcript.reader.position())));
        return facts.stream().map(fact -> Observation.of(fact, NAME, now)).toList();
    }

    /** As hooks name them, else, of programs without a terminal, as their protocol does. */
    private List<UsedConversation> conversations(Snapshot board) {
        Map<String, UsedConversation> conversations = new TreeMap<>();
        board.all(ProtocolTurn.class)
                .filter(turn -> profiles.containsKey(turn.worker()))
                .forEach(turn ->
                        conversations.put(turn.worker(), new UsedConversation(turn.worker(), "", turn.conversation())));
        board.all(HookEvent.class)
                .filter(event -> profiles.containsKey(event.worker()))
                .filter(event -> !event.transcript().isEmpty() || !conversations.containsKey(event.worker()))
                .forEach(event -> conversations.put(
                        event.worker(), new UsedConversation(event.worker(), event.transcript(), event.session())));
        return List.copyOf(conversations.values());
    }

    private void count(UsedConversation event, String task, LocalDate today) throws IOException {
        UsageProfile profile = profiles.get(event.worker());
        Optional<Path> place = transcripts.find(profile.transcript(), event.transcript(), event.session(), today);
        if (place.isEmpty()) {
            return;
        }
        WorkerTranscript transcript = transcript(event.worker(), place.get(), profile);
        for (TranscriptEntry entry : transcript.reader.read()) {
            Instant before = counted.getOrDefault(event.worker(), beginning);
            if (!entry.at().isBefore(before)) {
                add(event.worker(), task, today, transcript.fresh(entry), entry);
                counted.put(event.worker(), entry.at());
                remember(event.worker(), entry, profile);
            }
        }
        for (Path path : transcripts.subagents(profile.transcript(), place.get())) {
            WorkerTranscript own =
                    subagents.computeIfAbsent(path, opened -> WorkerTranscript.of(opened, profile.transcript(), 0));
            for (TranscriptEntry entry : own.reader.read()) {
                if (entry.at().isAfter(seen.getOrDefault(event.worker(), beginning))) {
                    add(event.worker(), task, today, own.fresh(entry), entry);
                }
            }
        }
    }

    private void add(String worker, String task, LocalDate today, TokenCount tokens, TranscriptEntry entry) {
        Optional<Long> cost = profiles.get(worker).price(entry.model()).map(price -> price.cost(tokens));
        tally.add(worker, task, today, tokens, cost);
    }

    private WorkerTranscript transcript(String worker, Path path, UsageProfile profile) {
        WorkerTranscript current = reading.get(worker);
        if (current != null && current.path.equals(path)) {
            return current;
        }
        long position = Optional.ofNullable(restored.remove(worker))
                .filter(old -> old.transcript().equals(path.toString()))
                .map(TranscriptPosition::bytes)
                .orElse(0L);
        WorkerTranscript opened = WorkerTranscript.of(path, profile.transcript(), position);
        reading.put(worker, opened);
        return opened;
    }

    private void remember(String worker, TranscriptEntry entry, UsageProfile profile) {
        if (entry.main() && entry.tokens().context() > 0) {
            long window = entry.contextWindow() > 0 ? entry.contextWindow() : profile.contextWindow(entry.model());
            long used = entry.tokens().context() + entry.tokens().output();
            int left = window == 0 ? -1 : (int) Math.max(0, 100 - used * 100 / window);
            put(new ContextLeft(worker, used, window, left));
        }
        entry.windows()
                .forEach(window -> put(new PlanLimit(
                        worker,
                        window.name(),
                        window.usedPercent(),
                        window.reset()
                                .map(reset -> ElapsedTime.between(clock.instant(), reset))
                                .orElse(Duration.ZERO))));
    }

    private void put(Fact fact) {
        latest.put(fact.key(), new DatedFact(fact, clock.instant()));
    }

    /** The task it claimed last. */
    private static String task(Snapshot board, String worker) {
        return board.all(Claim.class)
                .filter(claim -> claim.worker().equals(worker))
                .min(Comparator.comparing(Claim::age))
                .map(Claim::task)
                .orElse("");
    }

    /** Where a worker's use is written down, as far as it is said. */
    private record UsedConversation(String worker, String transcript, String session) {}

    private record DatedFact(Fact fact, Instant at) {}

    /**
     * What is read of a session of a worker or of a subagent, and the latest answers with the tokens that were counted of each.
     * Of a subagent only what is newer than the last count before a restart is counted.
     */
    private record WorkerTranscript(Path path, TranscriptReader reader, Map<String, TokenCount> answers) {
        static WorkerTranscript of(Path path, TranscriptFormat format, long position) {
            return new WorkerTranscript(path, new TranscriptReader(path, format, position), new LinkedHashMap<>());
        }

        /** What of this was not counted yet: a line repeats the tokens of its answer so far. */
        TokenCount fresh(TranscriptEntry entry) {
            TokenCount before = answers.getOrDefault(entry.answer(), TokenCount.NONE);
            answers.put(entry.answer(), entry.tokens());
            if (answers.size() > REMEMBERED) {
                answers.remove(answers.keySet().iterator().next());
            }
            return entry.tokens().since(before);
        }
    }
}
