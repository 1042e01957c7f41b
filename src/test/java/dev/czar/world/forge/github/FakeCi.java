package dev.czar.world.forge.github;

import dev.czar.world.forge.github.FakeGitHubRepository.CannedResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The check runs of a repository on GitHub, and the rules of its branches. */
public final class FakeCi {
    private final Clock clock;
    private final Map<String, List<Map<String, Object>>> runs = new TreeMap<>();
    private final Map<String, List<Map<String, Object>>> annotations = new TreeMap<>();
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private final List<String> reruns = new ArrayList<>();
    private List<String> protectedBy = List.of();
    private Map<String, Object> reviews = Map.of();
    private boolean conversations;

    FakeCi(Clock clock) {
        this.clock = clock;
    }

    /** A run of a commit; an empty conclusion while it is still going on. */
    public synchronized String run(String commit, String name, String conclusion, String summary) {
        return run(commit, name, conclusion, summary, 1);
    }

    /** The same of an app, known by its number. */
    synchronized String run(String commit, String name, String conclusion, String summary, int app) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String id = String.valueOf(
                9_000 + runs.values().stream().mapToInt(List::size).sum());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", Long.parseLong(id));
        run.put("name", name);
        run.put("head_sha", commit);
        run.put("app", Map.of("id", app));
        run.put("status", conclusion.isEmpty() ? "in_progress" : "completed");
        run.put("conclusion", conclusion.isEmpty() ? null : conclusion);
        run.put("started_at", now);
        run.put("completed_at", conclusion.isEmpty() ? null : now);
        run.put("output", Map.of("title", name + " ended", "summary", summary, "annotations_count", 0));
        runs.computeIfAbsent(commit, any -> new ArrayList<>()).add(run);
        return id;
    }

    /** What the latest run of a commit found at a place. */
    public synchronized void annotate(String commit, String file, int line, String message) {
        List<Map<String, Object>> ofCommit = runs.get(commit);
        Map<String, Object> run = ofCommit.get(ofCommit.size() - 1);
        run.put("output", Map.of("title", "", "summary", "", "annotations_count", 1));
        annotations
                .computeIfAbsent(String.valueOf(run.get("id")), any -> new ArrayList<>())
                .add(Map.of("path", file, "start_line", line, "message", message, "annotation_level", "failure"));
    }

    /** The mainline asks for these checks by its protection. */
    public synchronized void protect(String... checks) {
        protectedBy = List.of(checks);
    }

    /** The mainline asks for this of reviews by its protection. */
    public synchronized void protectReviews(Map<String, Object> terms) {
        reviews = terms;
    }

    /** The mainline asks by its protection that threads are resolved. */
    synchronized void protectConversations() {
        conversations = true;
    }

    synchronized CannedResponse protection(String[] parts) {
        if (reviews.isEmpty()) {
            return CannedResponse.missing();
        }
        return parts[parts.length - 1].equals("required_pull_request_reviews")
                ? new CannedResponse(200, reviews)
                : new CannedResponse(
                        200,
                        Map.of(
                                "required_pull_request_reviews",
                                reviews,
                                "required_conversation_resolution",
                                Map.of("enabled", conversations)));
    }

    /** The mainline asks for this by a rule set. */
    public synchronized void rule(String type, Map<String, Object> parameters) {
        rules.add(Map.of("type", type, "parameters", parameters));
    }

    /** The workflow of the last run of a commit, as whoever presses the button has it run again. */
    synchronized CannedResponse workflows(String method, String[] parts) {
        if (method.equals("POST")) {
            reruns.add(parts[2]);
            return new CannedResponse(201, Map.of());
        }
        return new CannedResponse(
                200, Map.of("workflow_runs", List.of(Map.of("id", 5, "conclusion", "failure"), Map.of("id", 6))));
    }

    public synchronized List<String> reruns() {
        return List.copyOf(reruns);
    }

    synchronized CannedResponse runs(String commit) {
        List<Map<String, Object>> present = runs.getOrDefault(commit, List.of());
        return new CannedResponse(200, Map.of("total_count", present.size(), "check_runs", List.copyOf(present)));
    }

    synchronized CannedResponse annotations(String run) {
        return new CannedResponse(200, annotations.getOrDefault(run, List.of()));
    }

    synchronized CannedResponse branch() {
        Map<String, Object> checks = Map.of("enforcement_level", "everyone", "contexts", protectedBy);
        return new CannedResponse(
                200,
                Map.of(
                        "name",
                        "main",
                        "protected",
                        !protectedBy.isEmpty(),
                        "protection",
                        Map.of("required_status_checks", checks)));
    }

    synchronized CannedResponse rules() {
        return new CannedResponse(200, List.copyOf(rules));
    }
}
