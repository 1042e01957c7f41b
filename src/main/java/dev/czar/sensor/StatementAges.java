package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.fact.Task.TaskAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Since when a file says what it says: files hold no such times, so that of the first look counts, across restarts too. */
public final class StatementAges {

    private record Statement(String said, Instant since) {}

    private final Map<String, Statement> known = new HashMap<>();

    /** Takes up what was stated before Czar was stopped. */
    public void restore(Collection<Observation> last) {
        for (Observation observation : last) {
            Fact fact = observation.fact().orElseThrow();
            if (fact instanceof TaskAge task) {
                known.put(fact.key(), new Statement("", observation.at().minus(task.age())));
            } else if (fact instanceof Note note) {
                known.put(
                        fact.key(), new Statement(note.value(), observation.at().minus(note.age())));
            }
        }
    }

    /** How long the same has been said under this key. */
    public Duration of(String key, String said, Instant now) {
        Statement statement = known.merge(
                key, new Statement(said, now), (old, fresh) -> old.said().equals(said) ? old : fresh);
        return Duration.between(statement.since(), now);
    }

    /** What a file says of a subject by name. */
    public List<Note> notes(String subject, Map<String, String> values, Instant now) {
        List<Note> notes = new ArrayList<>();
        values.forEach((name, value) -> notes.add(note(subject, name, value, now)));
        return notes;
    }

    public Note note(String subject, String name, String value, Instant now) {
        Note stated = new Note(subject, name, value, NoteSource.FILE, Duration.ZERO, Duration.ZERO);
        return stated.aged(of(stated.key(), value, now));
    }
}
