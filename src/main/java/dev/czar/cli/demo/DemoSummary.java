package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProgramRunner;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.demo.DemoTimeline.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells what happened, in tables. */
final class DemoSummary {

    private static final Set<String> TROUBLE = Set.of("NUDGE", "RESTART_WORKER", "RETURN_WORK", "TELL", "ALERT_HUMAN");

    private final List<TimelineEvent> events;
    private final List<TimelineEvent> decided;
    private final Instant startedAt;
    private final ConsoleOutput output;

    DemoSummary(DemoTimeline timeline, Instant begun, ConsoleOutput output) {
        this.events = timeline.events();
        this.decided = events.stream()
                .filter(TimelineEvent::decided)
                .filter(event -> events.stream()
                        .noneMatch(other -> other.decision() == event.decision()
                                && Set.of("LAPSED", "VETOED", "SKIPPED").contains(other.event())))
                .toList();
        this.startedAt = begun;
        this.output = output;
    }

    void printTroubles() {
        TextTable table = new TextTable("AT", "WORKER", "INCIDENT AND RESPONSE", "WHY");
        decided.stream()
                .filter(event -> TROUBLE.contains(event.kind()))
                .forEach(event -> table.row(
                        "%.1fs"
                                .formatted(
                                        Duration.between(startedAt, event.at()).toMillis() / 1000.0),
                        event.worker(),
                        event.description(),
                        event.text()));
        output.line("");
        output.table(table);
    }

    void printWorkers() {
        TextTable table = new TextTable("WORKER", "TASKS", "MESSAGES", "NUDGED", "RESTARTED", "RETURNED");
        TreeSet<String> workers = decided.stream()
                .map(TimelineEvent::worker)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String worker : workers) {
            List<TimelineEvent> own = decided.stream()
                    .filter(event -> event.worker().equals(worker))
                    .toList();
            table.row(
                    worker,
                    own.stream()
                            .filter(event -> event.is("INJECT_TASK"))
                            .map(TimelineEvent::task)
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

    void printMeasures(JsonNode measures) {
        TextTable table = new TextTable("MEASURE", "VALUE", "OF", "MEANING");
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

    void printResult(LandingResult landing, MessageArrivals arrivals, Duration took) {
        output.line("");
        output.line("%d messages written, %d delivered intact, %d duplicated."
                .formatted(arrivals.sent(), arrivals.arrived(), arrivals.twice()));
        output.line(
                landing.landed()
                        ? "Landed after %.1f s; the tree on main is the tree that was tested: %s"
                                .formatted(took.toMillis() / 1000.0, landing.landedTree())
                        : "NOT landed: tested tree %s, tree on main %s, missing %s"
                                .formatted(landing.testedTree(), landing.landedTree(), landing.missing()));
    }

    List<TimelineEvent> events() {
        return events;
    }

    /** Decisions that were made, by kind. */
    TreeMap<String, Long> counts() {
        return decided.stream()
                .collect(Collectors.groupingBy(TimelineEvent::kind, TreeMap::new, Collectors.counting()));
    }

    private static String count(List<TimelineEvent> events, Set<String> kinds) {
        long count =
                events.stream().filter(event -> kinds.contains(event.kind())).count();
        return count == 0 ? "" : String.valueOf(count);
    }

    /**
     * What is on the mainline by git's own word: whether the project's work landed, the tree that was tested last and the
     * one that is there, and each worker's branch whose work is missing.
     */
    record LandingResult(boolean landed, String testedTree, String landedTree, List<String> missing) {

        static LandingResult of(DemoRepository stage, JsonNode omnibus) {
            ProgramRunner git = new ProgramRunner(stage.repository());
            String mainline = "refs/heads/" + stage.config().mainline();
            String landedTree = git.output("git", "rev-parse", mainline + "^{tree}");
            String testedTree = omnibus.path("omnibus").path("tree").asText("");
            List<String> missing = git.output(
                            "git",
                            "for-each-ref",
                            "--format=%(refname)",
                            "refs/heads/" + stage.config().branches().prefix() + "*/*")
                    .lines()
                    .filter(branch -> !git.succeeds("git", "merge-base", "--is-ancestor", branch, mainline))
                    .map(branch -> branch.substring("refs/heads/".length()))
                    .toList();
            boolean landed = omnibus.path("omnibus").path("state").asText().equals("LANDED")
                    && !testedTree.isEmpty()
                    && testedTree.equals(landedTree)
                    && missing.isEmpty();
            return new LandingResult(landed, testedTree, landedTree, missing);
        }
    }
}
