package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.IssueServer.NumberedIssueServer;
import dev.czar.world.forge.TrackedIssue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issues of a repository on GitHub, where a pull request is one too. */
final class GitHubIssues extends NumberedIssueServer {
    private final GitHubApi api;

    GitHubIssues(GitHubApi api) {
        this.api = api;
    }

    @Override
    protected List<TrackedIssue> open(String label) {
        return api.list("/issues?state=open&labels=" + GitHubApi.encoded(label), "").stream()
                .filter(json -> !json.hasNonNull("pull_request"))
                .map(GitHubIssues::issue)
                .toList();
    }

    @Override
    public Optional<TrackedIssue> find(String number) {
        return api.find("/issues/" + number).map(GitHubIssues::issue);
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
                json.path("number").asInt(),
                json.path("title").asText(""),
                GitHubPullRequest.text(json.path("body")),
                GitHubAccounts.login(json),
                json.path("html_url").asText(""),
                json.path("state").asText("").equals("open"));
    }
}
