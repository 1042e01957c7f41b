package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A pull request as GitHub keeps it. */
public final class FakePullRequest {
    final int number;
    final String branch;
    final List<Map<String, Object>> reviews = new ArrayList<>();
    final List<Map<String, Object>> comments = new ArrayList<>();
    final Set<String> labels = new TreeSet<>();
    private final String created;
    private String closed;
    private String merged;
    String head;
    String home = "acme/tally";
    String title = "";
    String body = "";
    String base = "main";
    String state = "open";

    FakePullRequest(int number, String branch, String head, String created) {
        this.number = number;
        this.branch = branch;
        this.head = head;
        this.created = created;
    }

    boolean isOpen() {
        return state.equals("open");
    }

    /** As when a person presses the button. */
    public void merge(String at) {
        state = "closed";
        merged = at;
        closed = at;
    }

    public void close(String at) {
        state = "closed";
        closed = at;
    }

    void edit(JsonNode input, String at) {
        title = input.path("title").asText(title);
        body = input.path("body").asText(body);
        state = input.path("state").asText(state);
        closed = isOpen() ? null : at;
    }

    public Map<String, Object> reviewed(String who, String verdict, String commit, String text, String at) {
        Map<String, Object> review = Map.of(
                "id", reviews.size() + 1,
                "user", FakeGitHubRepository.user(who),
                "state", verdict,
                "commit_id", commit,
                "body", text,
                "submitted_at", at);
        reviews.add(review);
        return review;
    }

    public Map<String, Object> commented(String who, String text, String at) {
        Map<String, Object> comment = Map.of(
                "id", comments.size() + 1, "user", FakeGitHubRepository.user(who), "body", text, "created_at", at);
        comments.add(comment);
        return comment;
    }

    List<Map<String, String>> labelJson() {
        return labels.stream().map(label -> Map.of("name", label)).toList();
    }

    Map<String, Object> json(String url, Map<String, Object> repository) {
        Map<String, Object> source = new LinkedHashMap<>(repository);
        source.put("full_name", home);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", 1000 + number);
        json.put("number", number);
        json.put("state", state);
        json.put("title", title);
        json.put("body", body.replace("\n", "\r\n"));
        json.put("url", url + "/pulls/" + number);
        json.put("html_url", url + "/pull/" + number);
        json.put("user", FakeGitHubRepository.user("czar-bot"));
        json.put("labels", labelJson());
        json.put("created_at", created);
        json.put("closed_at", closed);
        json.put("merged_at", merged);
        json.put("head", Map.of("ref", branch, "sha", head, "label", "acme:" + branch, "repo", source));
        json.put("base", Map.of("ref", base, "sha", "0".repeat(40), "label", "acme:" + base, "repo", repository));
        return json;
    }
}
