package dev.czar.ledger;

import dev.czar.decision.Decision;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Observation;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.CycleHistory;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.ObservationHistory;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RuleRevisionHistory;
import dev.czar.ledger.history.TimelineReader;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.recording.RecordingWriter;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import dev.czar.ledger.store.LedgerConnections;
import dev.czar.ledger.store.LedgerFile;
import dev.czar.ledger.store.LedgerIdentity;
import dev.czar.ledger.store.LedgerJournal;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.ledger.store.ObservationTable;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The append-only memory of all projects of one Czar. What a method has returned from is durable; each is one
 * transaction; any may throw {@link LedgerUnavailable}, after which the next call tries afresh. Thread-safe.
 */
public final class Ledger implements CycleLedger, AutoCloseable {

    private final Path file;
    private final LedgerConnections connections;

    private Ledger(Path file) {
        this.file = file;
        this.connections = new LedgerConnections(file);
    }

    /** Opens the ledger, creating it when there is none; never replaces one that cannot be read. */
    public static Ledger open(Path file) {
        new LedgerFile(file).prepare();
        return new Ledger(file);
    }

    /** Opens a ledger that is in use elsewhere, to read from it: it is neither checked nor brought up to date nor created. */
    public static Ledger reading(Path file) {
        new LedgerFile(file).requireCurrent();
        return new Ledger(file);
    }

    /** Where it is kept; another process may open it there. */
    public Path file() {
        return file;
    }

    @Override
    public List<Observation> board(String project) {
        return connections.read(handle -> new ObservationTable(handle, project).board());
    }

    @Override
    public long lastSeq(String project) {
        return connections.read(handle -> new ObservationTable(handle, project).last());
    }

    @Override
    public long append(String project, Collection<Observation> observed) {
        return connections.write(handle -> new ObservationTable(handle, project).append(observed));
    }

    @Override
    public CommittedCycle record(String project, CycleRecord cycle, List<Decision> standing) {
        return connections.write(handle -> {
            DecisionTable decisions = new DecisionTable(handle, project);
            long id = decisions.cycle(cycle, standing.size());
            List<Decision> fresh =
                    standing.stream().filter(Predicate.not(decisions::begun)).toList();
            fresh.forEach(decision -> decisions.recordIntent(id, cycle.at(), decision));
            List<Observation> flights =
                    fresh.stream().map(decision -> flight(decision, cycle.at())).toList();
            return new CommittedCycle(id, fresh, flights, new ObservationTable(handle, project).append(flights));
        });
    }

    @Override
    public List<Observation> conclude(String project, Outcome outcome) {
        return connections.write(handle -> {
            if (!new DecisionTable(handle, project).conclude(outcome)) {
                return List.of();
            }
            List<Observation> observations = new ArrayList<>(outcome.observations());
            observations.add(Observation.gone(
                    Fact.key(InFlight.class, outcome.decision()), ObservationTable.SOURCE, outcome.at()));
            new ObservationTable(handle, project).append(observations);
            return List.copyOf(observations);
        });
    }

    private static Observation flight(Decision decision, Instant at) {
        InFlight fact = new InFlight(decision.action().kind(), decision.action().lane(), decision.key(), Duration.ZERO);
        return Observation.of(fact, ObservationTable.SOURCE, at);
    }

    @Override
    public boolean claim(String project, String task, String worker, Instant at) {
        return connections.write(handle -> new TaskClaimTable(handle, project).claim(task, worker, at));
    }

    @Override
    public boolean release(String project, String task, Instant at) {
        return connections.write(handle -> new TaskClaimTable(handle, project).release(task, at));
    }

    @Override
    public Optional<String> claimedBy(String project, String task) {
        return connections.read(handle -> new TaskClaimTable(handle, project).claimedBy(task));
    }

    @Override
    public List<OpenIntent> openIntents(String project) {
        return connections.read(handle -> new DecisionTable(handle, project).open());
    }

    @Override
    public Set<String> decided(String project, Collection<String> keys) {
        return connections.read(handle -> {
            DecisionTable decisions = new DecisionTable(handle, project);
            return keys.stream().filter(decisions::begun).collect(Collectors.toUnmodifiableSet());
        });
    }

    public ExecutionJournal journal(String project) {
        return new LedgerJournal(connections, project);
    }

    /** Changes when a backup is put in this ledger's place: numbers of decisions and cycles then mean others. */
    public String identity() {
        return connections.read(LedgerIdentity::of);
    }

    /** Keeps the files of a rule book, by name, under its revision. */
    public void saveRules(String revision, Map<String, String> files) {
        connections.write(handle -> insertRules(handle, revision, JsonCodec.write(files)));
    }

    private static int insertRules(Handle handle, String revision, String files) {
        return handle.createUpdate(
                        "INSERT INTO rulebook (revision, files) VALUES (:revision, :files) ON CONFLICT DO NOTHING")
                .bind("revision", revision)
                .bind("files", files)
                .execute();
    }

    /** What happened to a project. */
    public TimelineReader timeline(String project) {
        return new TimelineReader(connections, project);
    }

    /** The cycles of a project that can be looked at again. */
    public CycleHistory cycles(String project) {
        return new CycleHistory(connections, project);
    }

    /** What was observed of a project, by type and key. */
    public ObservationHistory observations(String project) {
        return new ObservationHistory(connections, project);
    }

    /** Decisions of a project as they are made and end. */
    public DecisionChanges decisionChanges(String project, DecisionFilter filter) {
        return new DecisionChanges(connections, project, filter);
    }

    /** What can be asked about a project's past. */
    public ProjectHistory history(String project) {
        return new ProjectHistory(connections, project);
    }

    /** How the project's rule books came into force and out of it again. */
    public RuleRevisionHistory ruleRevisions(String project) {
        return new RuleRevisionHistory(connections, project);
    }

    /** Writes the cycles of a time, with all that is needed to run them again, as JSON lines; returns their number. */
    public int export(RecordingHeader header, Writer target) {
        return connections.read(handle -> new RecordingWriter(handle, header, target).write());
    }

    /** Deletes what is older than {@code keep}, and younger history too while the ledger is larger than {@code mostBytes}. */
    public TrimResult trim(String project, Instant now, RetentionPolicy retention) {
        return new RetentionTrimmer(connections, project).trim(now, retention);
    }

    LedgerConnections connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
    }

    /**
     * What became durable with a cycle: its id, the decisions that are really new and so are to be carried out, the
     * observations that say so (in flight), and the sequence number of the last observation.
     */
    public record CommittedCycle(long cycle, List<Decision> newDecisions, List<Observation> observations, long seq) {

        public CommittedCycle {
            newDecisions = List.copyOf(newDecisions);
            observations = List.copyOf(observations);
        }
    }

    /** What trimming did: rows deleted, bytes in use afterwards, and whether that is within the bound. */
    public record TrimResult(long deleted, long bytes, boolean within) {}
}
