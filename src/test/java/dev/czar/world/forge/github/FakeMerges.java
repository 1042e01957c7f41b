package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.github.FakeGitHubRepository.CannedResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the scripted repository merges: by the button, by itself, or through a queue; and what was asked of it. */
public final class FakeMerges {
    private final Clock clock;
    private final List<String> asked = new ArrayList<>();
    private final Map<Integer, Standing> standings = new TreeMap<>();
    private boolean queue;
    private boolean automatic;
    private boolean late;
    private String status = "CLEAN";
    private MergeMaker maker = (head, method) -> {
        throw new IllegalStateException("nothing is to be merged");
    };

    FakeMerges(Clock clock) {
        this.clock = clock;
    }

    /** The mainline is merged to by a queue. */
    public synchronized void withQueue() {
        queue = true;
    }

    /** What is in the queue is not shown there yet. */
    public synchronized void showsLate() {
        late = true;
    }

    /** GitHub may merge by itself as soon as everything allows it. */
    public synchronized void allowAutomatic() {
        automatic = true;
    }

    /** What GitHub says whether pull requests can be merged, such as BLOCKED. */
    public synchronized void standing(String mergeStateStatus) {
        status = mergeStateStatus;
    }

    /** How a merge is made in the repository itself. */
    public synchronized void by(MergeMaker merging) {
        maker = merging;
    }

    /** What was asked for, such as {@code enqueue 1}. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** The queue, or GitHub by itself, is through with it. */
    public synchronized void complete(FakePullRequest pull) {
        Standing standing = standing(pull);
        standing.commit = maker.merge(pull.head, standing.method);
        standing.queued = false;
        pull.merge(now());
    }

    /** The queue takes it out. */
    public synchronized void reject(FakePullRequest pull, String reason) {
        Standing standing = standing(pull);
        standing.queued = false;
        standing.removed = reason;
    }

    /** As when a person puts it into the queue. */
    public synchronized void enqueue(FakePullRequest pull) {
        standing(pull).queued = true;
        standing(pull).removed = "";
    }

    synchronized CannedResponse merge(FakePullRequest pull, JsonNode input) {
        asked.add("merge " + pull.number + " " + input.path("merge_method").asText());
        if (!status.equals("CLEAN") || queue) {
            return new CannedResponse(405, Map.of("message", "Pull Request is not mergeable"));
        }
        if (!input.path("sha").asText().equals(pull.head)) {
            return new CannedResponse(409, Map.of("message", "Head branch was modified"));
        }
        standing(pull).method = input.path("merge_method").asText();
        complete(pull);
        return new CannedResponse(
                200, Map.of("sha", standing(pull).commit, "merged", true, "message", "Pull Request merged"));
    }

    /** A change by GraphQL; the pull requests are those of the repository. */
    synchronized CannedResponse change(JsonNode input, List<FakePullRequest> pulls) {
        String id = input.at("/variables/id").asText();
        FakePullRequest pull = pulls.stream()
                .filter(one -> id.equals("PR_" + one.number))
                .findFirst()
                .orElseThrow();
        if (!input.at("/variables/head").asText().equals(pull.head)) {
            return refused("Head sha does not match");
        }
        Standing standing = standing(pull);
        if (input.path("query").asText().contains("enqueuePullRequest")) {
            asked.add("enqueue " + pull.number);
            if (standing.queued || !status.equals("CLEAN")) {
                return refused(
                        standing.queued ? "Pull request is already in the queue" : "Required reviews are missing");
            }
            enqueue(pull);
            return new CannedResponse(
                    200,
                    Map.of("data", Map.of("enqueuePullRequest", Map.of("mergeQueueEntry", Map.of("id", "E" + id)))));
        }
        asked.add("automatic " + pull.number);
        standing.automatic = true;
        standing.method = input.at("/variables/method").asText();
        return new CannedResponse(
                200, Map.of("data", Map.of("enablePullRequestAutoMerge", Map.of("pullRequest", Map.of("id", id)))));
    }

    /** The pull requests of a branch, newest first, as they are asked for to land something. */
    synchronized CannedResponse present(String branch, List<FakePullRequest> pulls) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        pulls.stream().filter(pull -> pull.branch.equals(branch)).forEach(pull -> nodes.add(0, node(pull)));
        Map<String, Object> repository = Map.of(
                "autoMergeAllowed", automatic,
                "mergeCommitAllowed", true,
                "rebaseMergeAllowed", true,
                "squashMergeAllowed", true,
                "pullRequests", Map.of("nodes", nodes));
        return new CannedResponse(200, Map.of("data", Map.of("repository", repository)));
    }

    synchronized CannedResponse queue() {
        Map<String, Object> repository = new LinkedHashMap<>();
        repository.put("mergeQueue", queue ? Map.of("id", "MQ_1") : null);
        return new CannedResponse(200, Map.of("data", Map.of("repository", repository)));
    }

    private Map<String, Object> node(FakePullRequest pull) {
        Standing standing = standing(pull);
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", "PR_" + pull.number);
        node.put("number", pull.number);
        node.put("state", pull.isOpen() ? "OPEN" : standing.commit.isEmpty() ? "CLOSED" : "MERGED");
        node.put("createdAt", pull.created());
        node.put("isCrossRepository", !pull.home.equals("acme/tally"));
        node.put("headRefOid", pull.head);
        node.put("baseRefName", pull.base);
        node.put("mergeStateStatus", pull.isOpen() ? status : "UNKNOWN");
        node.put("mergeCommit", standing.commit.isEmpty() ? null : Map.of("oid", standing.commit));
        node.put("isMergeQueueEnabled", queue);
        node.put(
                "mergeQueueEntry",
                standing.queued && !late ? Map.of("position", 1, "enqueuedAt", pull.created()) : null);
        node.put("autoMergeRequest", standing.automatic ? Map.of("enabledAt", pull.created()) : null);
        Map<String, Object> removed = Map.of(
                "__typename", "RemovedFromMergeQueueEvent", "reason", standing.removed, "createdAt", pull.created());
        node.put("timelineItems", Map.of("nodes", standing.removed.isEmpty() ? List.of() : List.of(removed)));
        return node;
    }

    private Standing standing(FakePullRequest pull) {
        return standings.computeIfAbsent(pull.number, any -> new Standing());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static CannedResponse refused(String why) {
        return new CannedResponse(200, Map.of("data", Map.of(), "errors", List.of(Map.of("message", why))));
    }

    /** Merges a head into the mainline by a method, {@code MERGE} when none was said; the commit that came of it. */
    public interface MergeMaker {
        String merge(String head, String method);
    }

    private static final class Standing {
        private boolean queued;
        private boolean automatic;
        private String removed = "";
        private String commit = "";
        private String method = "MERGE";
    }
}
