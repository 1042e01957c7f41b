package dev.czar.sensor;

import dev.czar.fact.Conflict;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.forecast.WorkerConflict;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Since when two workers clash, and who was to move when it began: that does not change while it lasts. */
final class ConflictEpisodes {
    private record Episode(Instant since, String mover) {}

    private Map<String, Episode> known = new HashMap<>();

    List<Conflict> facts(Collection<WorkerConflict> conflicts, Instant now) {
        Map<String, Episode> seen = new HashMap<>();
        List<Conflict> facts = conflicts.stream()
                .map(found -> {
                    Episode episode = known.getOrDefault(found.signature(), new Episode(now, found.first()));
                    seen.put(found.signature(), episode);
                    return found.toConflict(episode.mover(), ElapsedTime.between(episode.since(), now));
                })
                .toList();
        known = seen;
        return facts;
    }
}
