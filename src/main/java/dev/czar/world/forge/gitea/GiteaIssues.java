package dev.czar.world.forge.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.IssueServer.NumberedIssueServer;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issues of a repository on Gitea or Forgejo, where a pull request is one too. */
final class GiteaIssues extends NumberedIssueServer {
    private final ServerClient client;
    private final String home;

    GiteaIssues(ServerClient client, String home) {
        super(client.repository());
        this.client = client;
        this.home = home + "/issues";
    }

    @Override
    public IssueListing labelled(String label) {
        return new IssueListing(
                client
                        .list(home + "?state=open&type=issues&labels=" + ServerClient.encoded(label) + "&limit=50")
                        .stream()
                        .filter(json -> !json.hasNonNull("pull_request"))
                        .map(GiteaIssues::issue)
                        .toList(),
                List.of());
    }

    @Override
    public Optional<TrackedIssue> find(String number) {
        return client.readable(home + "/" + number).map(GiteaIssues::issue);
    }

    @Override
    public List<String> comments(String number) {
        return client.list(home + "/" + number + "/comments").stream()
                .map(comment -> ServerClient.body(comment.path("body")))
                .toList();
    }

    @Override
    public void comment(String number, String text) {
        client.write("POST", home + "/" + number + "/comments", Map.of("body", text));
    }

    @Override
    public void close(String number) {
        client.write("PATCH", home + "/" + number, Map.of("state", "closed"));
    }

    private static TrackedIssue issue(JsonNode json) {
        return TrackedIssue.numbered(
                        json.path("number").asInt(),
                        json.path("title").asText(""),
                        ServerClient.body(json.path("body")),
                        json.at("/user/login").asText(""),
                        json.path("html_url").asText(""),
                        json.path("state").asText("").equals("open"))
                .dueBy(json.path("due_date").asText(""));
    }
}
