package dev.czar.sensor.surroundings;

import dev.czar.fact.Observation;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.NotesFile;
import dev.czar.project.queue.NotesFile.WrittenNote;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.sensor.StatementAges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** States the notes of the notes file, each until its own end. */
public final class NoteSensor implements Sensor {

    private final NotesFile file;
    private final Clock clock;
    private final StatementAges ages = new StatementAges();

    public NoteSensor(ProjectLayout layout, Clock clock) {
        this.file = new NotesFile(layout);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.QUEUE_FILES);
    }

    @Override
    public void restore(Collection<Observation> last) {
        ages.restore(last);
    }

    @Override
    public synchronized List<Observation> sense() throws ProjectException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Observation> seen = new ArrayList<>();
        for (WrittenNote written : file.read()) {
            if (written.until().isEmpty() || written.until().get().isAfter(now)) {
                seen.add(Observation.of(note(written, now), name(), now));
            }
        }
        return seen;
    }

    private Note note(WrittenNote written, Instant now) {
        Note note = ages.note(written.subject(), written.name(), written.value(), now);
        Duration lasts = written.until()
                .map(end -> ElapsedTime.between(now, end).plus(note.age()))
                .orElse(Duration.ZERO);
        return new Note(note.subject(), note.name(), note.value(), note.source(), note.age(), lasts);
    }
}
