package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.IssueServer.NumberedIssueServer;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The issues of a project on GitLab, by the numbers they have in it. */
final class GitLabIssues extends NumberedIssueServer {
    private final ServerClient client;
    private final String home;

    GitLabIssues(ServerClient client, String home) {
        super(client.repository());
        this.client = client;
        this.home = home + "/issues";
    }

    @Override
    public IssueListing labelled(String label) {
        return new IssueListing(
                client.list(home + "?state=opened&labels=" + ServerClient.encoded(label) + "&per_page=100").stream()
                        .map(GitLabIssues::issue)
                        .toList(),
                List.of());
    }

    @Override
    public Optional<TrackedIssue> find(String number) {
        return client.readable(home + "/" + number).map(json -> issue(json).after(blockers(json)));
    }

    /** The open issues of this project that block it, which a list does not say; that they may not be read is no answer. */
    private Set<Integer> blockers(JsonNode json) {
        Set<Integer> blockers = new TreeSet<>();
        for (JsonNode link : client.list(home + "/" + json.path("iid").asInt() + "/links")) {
            if (link.path("link_type").asText("").equals("is_blocked_by")
                    && link.path("state").asText("").equals("opened")
                    && link.path("project_id").equals(json.path("project_id"))) {
                blockers.add(link.path("iid").asInt());
            }
        }
        return blockers;
    }

    @Override
    public List<String> comments(String number) {
        return client.list(home + "/" + number + "/notes?per_page=100").stream()
                .map(note -> ServerClient.body(note.path("body")))
                .toList();
    }

    @Override
    public void comment(String number, String text) {
        client.write("POST", home + "/" + number + "/notes", Map.of("body", text));
    }

    @Override
    public void close(String number) {
        client.write("PUT", home + "/" + number, Map.of("state_event", "close"));
    }

    private static TrackedIssue issue(JsonNode json) {
        return TrackedIssue.numbered(
                        json.path("iid").asInt(),
                        json.path("title").asText(""),
                        ServerClient.body(json.path("description")),
                        json.at("/author/username").asText(""),
                        json.path("web_url").asText(""),
                        json.path("state").asText("").equals("opened"))
                .dueBy(json.path("due_date").asText(""));
    }
}
