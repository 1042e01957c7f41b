package dev.czar.ledger;

import dev.czar.fact.Observation;
import dev.czar.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes a part of the ledger as a recording, without secrets. */
final class RecordingWriter implements Walk.Steps {

    private final Handle handle;
    private final RecordingHeader header;
    private final Writer target;
    private final Redactor redactor = new Redactor();
    private final Set<String> revisions = new HashSet<>();
    private int lines;
    private int cycles;

    RecordingWriter(Handle handle, RecordingHeader header, Writer target) {
        this.handle = handle;
        this.header = header;
        this.target = target;
    }

    /** Returns the number of cycles written. */
    int write() {
        line(new RecordingLine.Header(
                RecordingLine.FORMAT, header.project(), header.version(), header.from(), header.to()));
        new Walk(handle, header.project(), this).through(header.from(), header.to());
        line(new RecordingLine.End(lines + 1));
        return cycles;
    }

    @Override
    public void known(PastObservation known) {
        line(new RecordingLine.Known(clean(known)));
    }

    @Override
    public void seen(PastObservation seen) {
        line(new RecordingLine.Seen(seen.seq(), clean(seen)));
    }

    @Override
    public void cycle(PastCycle past) {
        CycleRecord cycle = past.cycle();
        cycles++;
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
