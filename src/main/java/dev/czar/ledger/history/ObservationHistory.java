package dev.czar.ledger.history;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import dev.czar.ledger.store.LedgerConnections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Observations asked for by type or by key, which the ledger finds without reading the others. */
public final class ObservationHistory {

    private static final int PAGE = 100;

    private final LedgerConnections connections;
    private final String project;

    public ObservationHistory(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    /** Those of a type after a sequence number up to another, in the order in which they were made. */
    public List<Observation> ofType(Class<? extends Fact> type, long after, long until) {
        String first = Fact.key(type, "");
        String last = first.substring(0, first.length() - 1) + (char) (first.charAt(first.length() - 1) + 1);
        return connections.read(handle -> handle
                .createQuery("SELECT * FROM observation INDEXED BY observation_by_key"
                        + " WHERE project = :project AND key >= :first AND key < :last"
                        + " AND seq > :after AND seq <= :until")
                .bind("project", project)
                .bind("first", first)
                .bind("last", last)
                .bind("after", after)
                .bind("until", until)
                .map((row, context) -> ProjectHistory.observation(row))
                .stream()
                .sorted(Comparator.comparing(PastObservation::seq))
                .map(PastObservation::observation)
                .toList());
    }

    /** A key as a cycle knew it, and which of its observations is enough. */
    public record PastQuestion(String key, long cycle, Predicate<Observation> enough) {}

    /** For each question the observations of its key that the cycle knew, newest first, up to and with the first that is enough. */
    public List<List<Observation>> back(List<PastQuestion> questions) {
        return connections.read(handle ->
                questions.stream().map(question -> back(handle, question)).toList());
    }

    private List<Observation> back(Handle handle, PastQuestion question) {
        List<Observation> found = new ArrayList<>();
        long last = handle.createQuery("SELECT seq FROM cycle WHERE id = :cycle")
                .bind("cycle", question.cycle())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        List<PastObservation> page = page(handle, question.key(), last, 1);
        while (!page.isEmpty()) {
            for (PastObservation past : page) {
                found.add(past.observation());
                if (question.enough().test(past.observation())) {
                    return found;
                }
            }
            page = page(handle, question.key(), page.get(page.size() - 1).seq() - 1, PAGE);
        }
        return found;
    }

    private List<PastObservation> page(Handle handle, String key, long last, int limit) {
        return handle.createQuery("SELECT * FROM observation WHERE project = :project"
                        + " AND key = :key AND seq <= :last ORDER BY seq DESC LIMIT :limit")
                .bind("project", project)
                .bind("key", key)
                .bind("last", last)
                .bind("limit", limit)
                .map((row, context) -> ProjectHistory.observation(row))
                .list();
    }
}
