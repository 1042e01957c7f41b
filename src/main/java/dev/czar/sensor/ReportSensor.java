package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.project.report.ReportFormat.InvalidReportException;
import dev.czar.project.report.ReportSpool;
import dev.czar.project.report.ReportSpool.SpooledReport;
import dev.czar.sensor.ReportReader.UnprovenReportException;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what workers and hooks left in the spool; a report is removed only when what it says is durable. One that cannot
 * be taken in, because the disk is full or read-only, waits there and is told; the others are taken.
 */
public final class ReportSensor implements Sensor, AutoCloseable {

    private static final String NAME = "report";
    private static final Duration UNPROVEN = Duration.ofHours(1);

    private final ReportSpool spool;
    private final AcknowledgementFolder acknowledgements;
    private final ReportReader reader;
    private final ActivityTracker activity;
    private final SensorTriggers triggers;
    private final Clock clock;
    private final FolderWatcher watch;
    private final List<SpooledReport> stated = new ArrayList<>();
    private final Map<String, Instant> unprovenAt = new HashMap<>();
    private boolean reportsWait;

    public ReportSensor(
            ReportSpool spool,
            ReportReader reader,
            AcknowledgementFolder acknowledgements,
            ActivityTracker activity,
            SensorTriggers triggers,
            Clock clock)
            throws IOException {
        this.spool = spool;
        this.acknowledgements = acknowledgements;
        this.reader = reader;
        this.activity = activity;
        this.triggers = triggers;
        this.clock = clock;
        Files.createDirectories(spool.folder());
        this.watch = new FolderWatcher(
                List.of(WatchedFolder.flat(spool.folder())),
                path -> path.toString().endsWith(".report"),
                () -> triggers.fire(SensorTrigger.SPOOL));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.SPOOL);
    }

    @Override
    public boolean observesEvents() {
        return true;
    }

    @Override
    public synchronized List<Observation> sense() throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        stated.clear();
        Map<String, Observation> latest = new LinkedHashMap<>();
        List<IOException> waiting = new ArrayList<>();
        for (SpooledReport report : spool.pending()) {
            try {
                take(report, now, latest);
            } catch (IOException failure) {
                waiting.add(failure);
            }
        }
        forgetUnproven(now).forEach(over -> latest.put(over.key(), over));
        tellWaiting(waiting, now).ifPresent(told -> latest.put(told.key(), told));
        return List.copyOf(latest.values());
    }

    private void take(SpooledReport report, Instant now, Map<String, Observation> latest) throws IOException {
        try {
            for (Fact fact : facts(report, now)) {
                latest.put(fact.key(), Observation.of(fact, NAME, now));
            }
            stated.add(report);
        } catch (UnprovenReportException unproven) {
            unprovenAt.put(unproven.worker(), now);
            latest.put(unproven.worker(), Observation.of(fault(unproven), NAME, now));
            spool.reject(report.file(), unproven.getMessage());
        } catch (InvalidReportException bad) {
            spool.reject(report.file(), bad.getMessage());
        }
    }

    /** Said while reports wait, and that it is over when none does any more. */
    private Optional<Observation> tellWaiting(List<IOException> failures, Instant now) {
        boolean before = reportsWait;
        reportsWait = !failures.isEmpty();
        RepositoryFault fault = new RepositoryFault(
                RepositoryFaultKind.REPORT_WAITING,
                spool.folder().toString(),
                reportsWait ? "reports cannot be taken in: " + failures.get(0) : "",
                "free its disk or make it writable; they stay there and are taken in then");
        if (reportsWait) {
            return Optional.of(Observation.of(fault, NAME, now));
        }
        return before ? Optional.of(Observation.gone(fault.key(), NAME, now)) : Optional.empty();
    }

    private RepositoryFault fault(UnprovenReportException unproven) {
        return new RepositoryFault(
                RepositoryFaultKind.REPORT_UNPROVEN,
                unproven.worker(),
                unproven.getMessage() + " and was refused",
                "see who wrote it: " + spool.folder().resolve("rejected"));
    }

    /** Who was told of it need not be told for ever. */
    private List<Observation> forgetUnproven(Instant now) {
        List<String> old = unprovenAt.entrySet().stream()
                .filter(entry -> entry.getValue().plus(UNPROVEN).isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
        unprovenAt.keySet().removeAll(old);
        return old.stream()
                .map(worker -> new RepositoryFault(RepositoryFaultKind.REPORT_UNPROVEN, worker, "", ""))
                .map(fault -> Observation.gone(fault.key(), NAME, now))
                .toList();
    }

    @Override
    public synchronized void restore(Collection<Observation> last) {
        for (Observation seen : last) {
            if (seen.fact().orElse(null) instanceof RepositoryFault fault) {
                if (fault.kind() == RepositoryFaultKind.REPORT_WAITING) {
                    reportsWait = true;
                } else {
                    unprovenAt.put(fault.what(), seen.at());
                }
            }
        }
    }

    @Override
    public synchronized void onStored() {
        Optional<IOException> failed = Optional.empty();
        for (SpooledReport report : stated) {
            try {
                spool.remove(report);
            } catch (IOException failure) {
                failed = Optional.of(failure);
            }
        }
        stated.clear();
        failed.ifPresent(failure -> {
            throw new UncheckedIOException("cannot remove a report from the spool", failure);
        });
    }

    @Override
    public void close() {
        watch.close();
    }

    private List<Fact> facts(SpooledReport report, Instant now) throws InvalidReportException, IOException {
        switch (report.field("kind")) {
            case "report":
                List<Fact> said = reader.report(report, age(report, now));
                activity.report(reader.worker(report), report.written());
                return said;
            case "turn":
                activity.turn(reader.worker(report), reader.turn(report), report.written());
                return List.of();
            case "note":
                return List.of(reader.note(report, age(report, now)));
            case "ack":
                acknowledge(report);
                return List.of();
            case "hook":
                reader.branch(report);
                reader.commit(report);
                triggers.fire(SensorTrigger.REFS);
                return List.of();
            default:
                throw new InvalidReportException("'kind' is not one of report, note, ack, hook, turn");
        }
    }

    private void acknowledge(SpooledReport report) throws InvalidReportException, IOException {
        reader.worker(report);
        String message = report.field("message");
        if (!AcknowledgementFolder.isMessageId(message)) {
            throw new InvalidReportException("'message' is not the id of a message");
        }
        acknowledgements.acknowledge(message);
        triggers.fire(SensorTrigger.ACKNOWLEDGEMENT);
    }

    private static Duration age(SpooledReport report, Instant now) {
        return ElapsedTime.between(report.written().truncatedTo(ChronoUnit.MILLIS), now);
    }
}
