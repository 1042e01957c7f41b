package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.Output;
import dev.czar.cli.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells what happened, in tables. */
final class Epilogue {

    private static final Set<String> TROUBLE = Set.of("NUDGE", "RESTART_WORKER", "RETURN_WORK", "TELL", "ALERT_HUMAN");

    private final List<Event> events;
    private final List<Event> decided;
    private final Instant begun;
    private final Output output;

    Epilogue(Timeline timeline, Instant begun, Output output) {
        this.events = timeline.events();
        this.decided = events.stream()
                .filter(Event::decided)
                .filter(event -> events.stream()
                        .noneMatch(other -> other.decision() == event.decision()
                                && Set.of("LAPSED", "VETOED", "SKIPPED").contains(other.event())))
                .toList();
        this.begun = begun;
        this.output = output;
    }

    void troubles() {
        Table table = new Table("AT", "WORKER", "TROUBLE AND ANSWER", "WHY");
        decided.stream()
                .filter(event -> TROUBLE.contains(event.kind()))
                .forEach(event -> table.row(
                        "%.1fs".formatted(Duration.between(begun, event.at()).toMillis() / 1000.0),
                        event.worker(),
                        event.words(),
                        event.text()));
        output.line("");
        output.table(table);
    }

    void workers() {
        Table table = new Table("WORKER", "TASKS", "MESSAGES", "NUDGED", "RESTARTED", "RETURNED");
        TreeSet<String> workers = decided.stream()
                .map(Event::worker)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String worker : workers) {
            List<Event> own = decided.stream()
                    .filter(event -> event.worker().equals(worker))
                    .toList();
            table.row(
                    worker,
                    own.stream()
                            .filter(event -> event.is("INJECT_TASK"))
                            .map(Event::task)
                            .distinct()
                            .collect(Collectors.joining(" ")),
                    count(own, Set.of("INJECT_TASK", "NUDGE", "TELL", "RETURN_WORK")),
                    count(own, Set.of("NUDGE")),
                    count(own, Set.of("RESTART_WORKER")),
                    count(own, Set.of("RETURN_WORK")));
        }
        output.line("");
        output.table(table);
    }

    void measures(JsonNode measures) {
        Table table = new Table("MEASURE", "VALUE", "OF", "MEANING");
        for (JsonNode measure : measures) {
            String value = measure.path("value").isNumber()
                    ? measure.path("value").asText() + " "
                            + measure.path("unit").asText()
                    : "none";
            table.row(
                    measure.path("name").asText(),
                    value,
                    measure.path("samples").asText(),
                    measure.path("meaning").asText());
        }
        output.line("");
        output.table(table);
    }

    void verdict(Landing landing, Arrivals arrivals, Duration took) {
        output.line("");
        output.line("%d messages written, %d arrived byte for byte, %d twice."
                .formatted(arrivals.sent(), arrivals.arrived(), arrivals.twice()));
        output.line(
                landing.landed()
                        ? "Landed after %.1f s; the tree on main is the tree that was tested: %s"
                                .formatted(took.toMillis() / 1000.0, landing.landedTree())
                        : "NOT landed: tested tree %s, tree on main %s, missing %s"
                                .formatted(landing.testedTree(), landing.landedTree(), landing.missing()));
    }

    List<Event> events() {
        return events;
    }

    /** Decisions that were made, by kind. */
    TreeMap<String, Long> counts() {
        return decided.stream().collect(Collectors.groupingBy(Event::kind, TreeMap::new, Collectors.counting()));
    }

    private static String count(List<Event> events, Set<String> kinds) {
        long count =
                events.stream().filter(event -> kinds.contains(event.kind())).count();
        return count == 0 ? "" : String.valueOf(count);
    }
}
