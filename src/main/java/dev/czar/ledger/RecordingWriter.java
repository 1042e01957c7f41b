package dev.czar.ledger;

import dev.czar.fact.Observation;
import dev.czar.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Writes a part of the ledger as a recording, without secrets. */
final class RecordingWriter {

    private final Handle handle;
    private final RecordingHeader header;
    private final Writer target;
    private final Redactor redactor = new Redactor();
    private final Set<String> revisions = new HashSet<>();
    private int lines;
    private int cycles;
    private long seq;

    RecordingWriter(Handle handle, RecordingHeader header, Writer target) {
        this.handle = handle;
        this.header = header;
        this.target = target;
    }

    /** Returns the number of cycles written. */
    int write() {
        line(new RecordingLine.Header(
                RecordingLine.FORMAT, header.project(), header.version(), header.from(), header.to()));
        try (Stream<PastCycle> found = found()) {
            found.forEach(this::cycle);
        }
        line(new RecordingLine.End(lines + 1));
        return cycles;
    }

    private Stream<PastCycle> found() {
        return handle
                .createQuery("SELECT * FROM cycle WHERE project = :project AND at >= :from AND at < :to AND seq >="
                        + " COALESCE((SELECT seq FROM horizon WHERE project = :project), 0) ORDER BY id")
                .bind("project", header.project())
                .bind("from", header.from().toEpochMilli())
                .bind("to", header.to().toEpochMilli())
                .map((row, context) -> History.cycle(row))
                .stream();
    }

    private void cycle(PastCycle past) {
        CycleRecord cycle = past.cycle();
        if (cycles++ == 0) {
            board(cycle.seq());
        }
        observations(cycle.seq());
        if (revisions.add(cycle.revision())) {
            rules(cycle.revision());
        }
        line(new RecordingLine.Cycle(
                past.id(),
                cycle.at(),
                cycle.seq(),
                cycle.revision(),
                cycle.hash(),
                cycle.quarantined().stream().map(Redaction::of).toList(),
                redactor.boardChanged()));
    }

    private void board(long until) {
        try (Stream<PastObservation> known = handle
                .createQuery(
                        "SELECT * FROM observation WHERE fact IS NOT NULL AND seq IN (SELECT MAX(seq) FROM observation"
                                + " WHERE project = :project AND seq <= :until GROUP BY key) ORDER BY key")
                .bind("project", header.project())
                .bind("until", until)
                .map((row, context) -> History.observation(row))
                .stream()) {
            known.forEach(past -> line(new RecordingLine.Known(clean(past))));
        }
        seq = until;
    }

    private void observations(long until) {
        try (Stream<PastObservation> seen = handle
                .createQuery("SELECT * FROM observation WHERE project = :project AND seq > :after AND seq <= :until"
                        + " ORDER BY seq")
                .bind("project", header.project())
                .bind("after", seq)
                .bind("until", until)
                .map((row, context) -> History.observation(row))
                .stream()) {
            seen.forEach(past -> line(new RecordingLine.Seen(past.seq(), clean(past))));
        }
        seq = Math.max(seq, until);
    }

    private Observation clean(PastObservation past) {
        return redactor.clean(past.observation());
    }

    private void rules(String revision) {
        History.rules(handle, revision).ifPresent(files -> {
            List<RecordingLine.RuleText> texts = files.entrySet().stream()
                    .map(file -> new RecordingLine.RuleText(file.getKey(), file.getValue()))
                    .toList();
            line(new RecordingLine.Rules(revision, texts));
        });
    }

    private void line(RecordingLine line) {
        try {
            target.write(Json.text(line));
            target.write('\n');
            lines++;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the recording", failure);
        }
    }
}
