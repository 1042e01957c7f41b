package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.IssueServer.NumberedIssueServer;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The issues of a repository on GitHub, where a pull request is one too. */
final class GitHubIssues extends NumberedIssueServer {
    private static final String PARTS = "sub_issues_summary";
    private static final String BLOCKERS = "issue_dependencies_summary";

    private final GitHubApi api;
    private final Map<String, IssueRelations> relations = new ConcurrentHashMap<>();

    /** {@code repository} is what it is called in the configuration. */
    GitHubIssues(GitHubApi api, String repository) {
        super(repository);
        this.api = api;
    }

    /** One whose relations cannot be read stops no other. */
    @Override
    public IssueListing labelled(String label) {
        List<TrackedIssue> issues = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (JsonNode json : open(label)) {
            try {
                issues.add(related(json));
            } catch (ForgeRefusalException refused) {
                problems.add("issue %d: %s".formatted(number(json), refused.getMessage()));
            }
        }
        relations.keySet().retainAll(issues.stream().map(TrackedIssue::id).toList());
        return new IssueListing(issues, problems);
    }

    private List<JsonNode> open(String label) {
        return api.list("/issues?state=open&labels=" + GitHubApi.encoded(label), "").stream()
                .filter(json -> !json.hasNonNull("pull_request"))
                .toList();
    }

    @Override
    public Optional<TrackedIssue> find(String number) {
        return api.find("/issues/" + number).map(this::related);
    }

    /** With what it waits for beside its text: its open sub-issues and the open issues that block it, which are asked for only where it has any. */
    private TrackedIssue related(JsonNode json) {
        String version = json.path("updated_at").asText("") + json.path(PARTS) + json.path(BLOCKERS);
        IssueRelations known = relations.get(json.path("number").asText());
        if (known == null || !known.version().equals(version)) {
            Set<Integer> others = new TreeSet<>();
            if (json.path(PARTS).path("total").asInt()
                    > json.path(PARTS).path("completed").asInt()) {
                others.addAll(open(json, "/sub_issues"));
            }
            if (json.path(BLOCKERS).path("blocked_by").asInt() > 0) {
                others.addAll(open(json, "/dependencies/blocked_by"));
            }
            known = new IssueRelations(version, others);
            relations.put(json.path("number").asText(), known);
        }
        return issue(json).after(known.others());
    }

    /** Those of this repository that are open. */
    private List<Integer> open(JsonNode json, String relation) {
        return api.list("/issues/" + number(json) + relation, "").stream()
                .filter(other -> other.path("state").asText("").equals("open"))
                .filter(other -> other.path("repository_url").equals(json.path("repository_url")))
                .map(GitHubIssues::number)
                .toList();
    }

    private static int number(JsonNode json) {
        return json.path("number").asInt();
    }

    @Override
    public List<String> comments(String number) {
        return api.list("/issues/" + number + "/comments", "").stream()
                .map(comment -> GitHubPullRequest.text(comment.path("body")))
                .toList();
    }

    @Override
    public void comment(String number, String text) {
        api.send("POST", "/issues/" + number + "/comments", Map.of("body", text));
    }

    @Override
    public void close(String number) {
        api.send("PATCH", "/issues/" + number, Map.of("state", "closed", "state_reason", "completed"));
    }

    private static TrackedIssue issue(JsonNode json) {
        return TrackedIssue.numbered(
                        number(json),
                        json.path("title").asText(""),
                        GitHubPullRequest.text(json.path("body")),
                        GitHubAccounts.login(json),
                        json.path("html_url").asText(""),
                        json.path("state").asText("").equals("open"))
                .dueBy(json.at("/milestone/due_on").asText(""));
    }

    /** What an issue waits for, as of a state of it. */
    private record IssueRelations(String version, Set<Integer> others) {}
}
