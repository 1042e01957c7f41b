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
    final List<Map<String, Object>> inline = new ArrayList<>();
    final Set<Integer> resolved = new TreeSet<>();
    private final Map<Object, String> represented = new LinkedHashMap<>();
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
    boolean draft;
    String autoMerge = "";
    /** What the server answers instead of the reviews of this one; 0 for the reviews. */
    int failure;

    private int version;

    FakePullRequest(int number, String branch, String head, String created) {
        this.number = number;
        this.branch = branch;
        this.head = head;
        this.created = created;
    }

    public String title() {
        return title;
    }

    public String body() {
        return body;
    }

    public boolean isOpen() {
        return state.equals("open");
    }

    /** As when a person presses the button. */
    public void merge(String at) {
        version++;
        state = "closed";
        merged = at;
        closed = at;
    }

    /** Its branch is in this repository. */
    public void from(String repository) {
        version++;
        home = repository;
    }

    public void close(String at) {
        version++;
        state = "closed";
        closed = at;
    }

    String created() {
        return created;
    }

    int version() {
        return version;
    }

    void touch() {
        version++;
    }

    void edit(JsonNode input, String at) {
        version++;
        title = input.path("title").asText(title);
        body = input.path("body").asText(body);
        base = input.path("base").asText(base);
        state = input.path("state").asText(state);
        closed = isOpen() ? null : at;
    }

    /** Somebody has it go to another branch. */
    public void goesTo(String branch) {
        base = branch;
    }

    public Map<String, Object> reviewed(String who, String verdict, String commit, String text, String at) {
        Map<String, Object> review = written(reviews, who, text);
        review.put("state", verdict);
        review.put("commit_id", commit);
        review.put("submitted_at", at);
        return review;
    }

    /** As when a maintainer takes the latest verdict of a reviewer away. */
    public void dismiss(String who) {
        version++;
        reviews.stream()
                .filter(review -> FakeGitHubRepository.user(who).equals(review.get("user")))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .put("state", "DISMISSED");
    }

    public Map<String, Object> commented(String who, String text, String at) {
        Map<String, Object> comment = written(comments, who, text);
        comment.put("created_at", at);
        return comment;
    }

    /** A comment at a line of the change, in a review of its own or of another. */
    public Map<String, Object> commentedAt(String file, int line, Map<String, Object> review, String text) {
        Map<String, Object> comment = written(inline, "", text);
        comment.put("user", review.get("user"));
        comment.put("pull_request_review_id", review.get("id"));
        comment.put("path", file);
        comment.put("line", line);
        comment.put("original_commit_id", review.get("commit_id"));
        comment.put("created_at", review.get("submitted_at"));
        return comment;
    }

    public List<Object> inlineTexts() {
        return inline.stream().map(comment -> comment.get("body")).toList();
    }

    /** A reply in the thread that begins with this comment. */
    Map<String, Object> replied(String who, String first, String text, String at) {
        Map<String, Object> comment = written(inline, who, text);
        comment.put("in_reply_to_id", Integer.valueOf(first));
        comment.put("created_at", at);
        return comment;
    }

    public void label(String label) {
        version++;
        labels.add(label);
    }

    /** As when a person lets GitHub merge it by itself. */
    public void autoMerged(String who) {
        version++;
        autoMerge = who;
    }

    /** The review was asked of this team. */
    public void representing(Map<String, Object> review, String team) {
        version++;
        represented.put(review.get("id"), team);
    }

    List<Map<String, Object>> representedJson() {
        List<Map<String, Object>> reviews = new ArrayList<>();
        represented.forEach((id, team) -> reviews.add(
                Map.of("databaseId", id, "onBehalfOf", Map.of("nodes", List.of(Map.of("combinedSlug", team))))));
        return reviews;
    }

    public void resolve(Map<String, Object> comment) {
        version++;
        resolved.add((Integer) comment.get("id"));
    }

    private Map<String, Object> written(List<Map<String, Object>> where, String who, String text) {
        version++;
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", 100 * number + where.size() + 1);
        one.put("user", FakeGitHubRepository.user(who));
        one.put("author_association", who.startsWith("stranger") ? "NONE" : "MEMBER");
        one.put("body", text);
        where.add(one);
        return one;
    }

    List<Map<String, String>> labelJson() {
        return labels.stream().map(label -> Map.of("name", label)).toList();
    }

    Map<String, Object> json(String url, Map<String, Object> repository) {
        Map<String, Object> source = new LinkedHashMap<>(repository);
        source.put("full_name", home);
        source.put("id", home.equals("acme/tally") ? 1 : 2);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", 1000 + number);
        json.put("node_id", "PR_" + number);
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
        json.put("draft", draft);
        json.put(
                "auto_merge",
                autoMerge.isEmpty()
                        ? null
                        : Map.of("enabled_by", FakeGitHubRepository.user(autoMerge), "merge_method", "squash"));
        json.put("updated_at", created + " " + version);
        json.put("head", end(branch, head, home.isEmpty() ? null : source));
        json.put("base", end(base, "0".repeat(40), repository));
        return json;
    }

    private static Map<String, Object> end(String ref, String commit, Map<String, Object> repository) {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("ref", ref);
        end.put("sha", commit);
        end.put("label", "acme:" + ref);
        end.put("user", FakeGitHubRepository.user("acme"));
        end.put("repo", repository);
        return end;
    }
}
