package dev.czar.ledger.recording;

import dev.czar.fact.Observation;
import dev.czar.io.SecretRedaction;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.CycleWalker;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.store.CycleRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes a part of the ledger as a recording, without secrets. */
public final class RecordingWriter implements CycleWalker.CycleVisitor {

    private final Handle handle;
    private final RecordingHeader header;
    private final Writer target;
    private final ObservationRedactor redactor = new ObservationRedactor();
    private final Set<String> revisions = new HashSet<>();
    private int lines;
    private int cycles;

    public RecordingWriter(Handle handle, RecordingHeader header, Writer target) {
        this.handle = handle;
        this.header = header;
        this.target = target;
    }

    /** Returns the number of cycles written. */
    public int write() {
        line(new RecordingLine.Header(
                RecordingLine.FORMAT, header.project(), header.version(), header.from(), header.to()));
        new CycleWalker(handle, header.project(), this).through(header.from(), header.to());
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
                cycle.quarantined().stream().map(SecretRedaction::of).toList(),
                redactor.hasRedactedFacts()));
    }

    private Observation clean(PastObservation past) {
        return redactor.clean(past.observation());
    }

    private void rules(String revision) {
        ProjectHistory.rules(handle, revision).ifPresent(files -> {
            List<RecordingLine.RuleText> texts = files.entrySet().stream()
                    .map(file -> new RecordingLine.RuleText(file.getKey(), file.getValue()))
                    .toList();
            line(new RecordingLine.Rules(revision, texts));
        });
    }

    private void line(RecordingLine line) {
        try {
            target.write(JsonCodec.write(line));
            target.write('\n');
            lines++;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the recording", failure);
        }
    }
}
