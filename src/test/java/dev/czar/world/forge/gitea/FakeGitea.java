package dev.czar.world.forge.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.ScriptedIssues;
import dev.czar.world.forge.hosted.ScriptedServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repository acme/tally as Gitea keeps it. */
final class FakeGitea extends ScriptedServer {
    private final List<Map<String, Object>> inline = new ArrayList<>();
    private static final String HOME = "/repos/acme/tally";

    final ScriptedIssues issues = new ScriptedIssues(false);
    boolean administrator = true;
    private final List<String> labels = new ArrayList<>();

    FakeGitea() {
        super("gitea", "");
    }

    @Override
    protected String repository() {
        return "acme/tally";
    }

    @Override
    protected Map.Entry<String, String> movedHome() {
        return Map.entry(HOME, "/repos/acme/abacus");
    }

    /** The checks that the mainline asks for. */
    List<String> contexts = List.of("build", "czar/review");

    /** A reviewer's word, as it is kept there. */
    synchronized Map<String, Object> reviewed(int number, String login, String state, String text) {
        ScriptedPullRequest pull = pull(number);
        Map<String, Object> review = json(
                "id",
                pull.reviews.size() + 1,
                "user",
                user(login),
                "state",
                state,
                "body",
                text,
                "commit_id",
                pull.head,
                "dismissed",
                false,
                "comments_count",
                0,
                "submitted_at",
                now());
        pull.reviews.add(review);
        return review;
    }

    /** A remark at a line of the change; the id of its comment. */
    synchronized String inline(int number, String login, String file, int line, String text) {
        Map<String, Object> review = reviewed(number, login, "COMMENT", "");
        Map<String, Object> comment = json(
                "id",
                500 + inline.size(),
                "pull_request_review_id",
                review.get("id"),
                "user",
                user(login),
                "path",
                file,
                "position",
                line,
                "original_commit_id",
                pull(number).head,
                "body",
                text,
                "created_at",
                now());
        review.put("comments_count", 1);
        inline.add(comment);
        return String.valueOf(comment.get("id"));
    }

    private List<Map<String, Object>> inlineOf(String review) {
        return inline.stream()
                .filter(comment ->
                        String.valueOf(comment.get("pull_request_review_id")).equals(review))
                .toList();
    }

    synchronized void commented(int number, String login, String text) {
        pull(number)
                .comments
                .add(json(
                        "id",
                        100 + pull(number).comments.size(),
                        "user",
                        user(login),
                        "body",
                        text,
                        "created_at",
                        now()));
    }

    synchronized void status(String commit, String context, String state) {
        List<Map<String, Object>> present = statuses.computeIfAbsent(commit, any -> new ArrayList<>());
        present.add(
                0,
                json(
                        "id",
                        present.size() + 1,
                        "context",
                        context,
                        "status",
                        state,
                        "description",
                        "",
                        "created_at",
                        now()));
    }

    @Override
    protected ScriptedAnswer answer(ScriptedRequest request) {
        if (request.path().equals("/user")) {
            return ScriptedAnswer.of(user(SELF));
        }
        if (request.path().equals(HOME)) {
            return ScriptedAnswer.of(
                    Map.of("full_name", "acme/tally", "permissions", Map.of("push", true, "admin", administrator)));
        }
        if (!request.path().startsWith(HOME + "/")) {
            return ScriptedAnswer.missing();
        }
        String[] parts = request.path().substring(HOME.length() + 1).split("/");
        return switch (parts[0]) {
            case "collaborators" ->
                administrator
                        ? ScriptedAnswer.of(Map.of("permission", parts[1].startsWith("stranger") ? "read" : "write"))
                        : new ScriptedAnswer(403, Map.of("message", "Only admins can query all permissions"));
            case "labels" -> labels(request);
            case "branches" ->
                ScriptedAnswer.of(json(
                        "name",
                        "main",
                        "protected",
                        true,
                        "required_approvals",
                        1,
                        "enable_status_check",
                        true,
                        "status_check_contexts",
                        contexts));
            case "commits" -> ScriptedAnswer.of(statusesOf(parts[1]));
            case "statuses" -> {
                status(parts[1], request.text("context"), request.text("state"));
                yield new ScriptedAnswer(201, Map.of());
            }
            case "pulls" -> parts.length == 1 ? pulls(request) : one(request, parts);
            case "issues" ->
                issues.answer(
                                request.method(),
                                List.of(parts).subList(1, parts.length),
                                request.query(),
                                request.input())
                        .map(ScriptedAnswer::of)
                        .orElseGet(() -> one(request, parts));
            default -> ScriptedAnswer.missing();
        };
    }

    private ScriptedAnswer labels(ScriptedRequest request) {
        if (request.method().equals("POST")) {
            labels.add(request.text("name"));
            return new ScriptedAnswer(201, Map.of("id", labels.size(), "name", request.text("name")));
        }
        List<Map<String, Object>> all = new ArrayList<>();
        labels.forEach(label -> all.add(json("id", labels.indexOf(label) + 1, "name", label)));
        return ScriptedAnswer.of(all);
    }

    private ScriptedAnswer pulls(ScriptedRequest request) {
        if (request.method().equals("POST")) {
            Optional<ScriptedPullRequest> made =
                    create(request.text("head"), request.text("base"), request.text("title"), request.text("body"));
            return made.map(pull -> new ScriptedAnswer(201, json(pull)))
                    .orElse(new ScriptedAnswer(
                            409, Map.of("message", "pull request already exists for these targets")));
        }
        String state = request.query().getOrDefault("state", "open");
        return ScriptedAnswer.of(pulls.stream()
                .filter(pull -> state.equals("all") || pull.state.equals("open") == state.equals("open"))
                .filter(pull -> isLabelled(pull, request.query().get("labels")))
                .sorted(Comparator.comparingInt((ScriptedPullRequest pull) -> -pull.number))
                .map(this::json)
                .toList());
    }

    private boolean isLabelled(ScriptedPullRequest pull, String label) {
        return label == null || pull.labels.contains(labels.get(Integer.parseInt(label) - 1));
    }

    private ScriptedAnswer one(ScriptedRequest request, String[] parts) {
        int number = Integer.parseInt(parts[1]);
        if (number > pulls.size()) {
            return ScriptedAnswer.missing();
        }
        ScriptedPullRequest pull = pull(number);
        switch (request.method() + " " + (parts.length > 2 ? parts[2] : "")) {
            case "GET " -> {}
            case "PATCH " -> edit(pull, request);
            case "GET reviews" -> {
                return pull.failure > 0
                        ? new ScriptedAnswer(pull.failure, Map.of("message", "this one cannot be read"))
                        : ScriptedAnswer.of(parts.length > 3 ? inlineOf(parts[3]) : pull.reviews);
            }
            case "POST reviews" -> {
                JsonNode first = request.input().path("comments").path(0);
                if (first.isObject()) {
                    inline(
                            number,
                            SELF,
                            first.path("path").asText(),
                            first.path("new_position").asInt(),
                            first.path("body").asText());
                    return ScriptedAnswer.of(Map.of());
                }
                Map<String, Object> review = reviewed(number, SELF, request.text("event"), request.text("body"));
                review.put("commit_id", request.text("commit_id"));
                return ScriptedAnswer.of(review);
            }
            case "GET comments" -> {
                return ScriptedAnswer.of(pull.comments);
            }
            case "POST comments" -> commented(number, SELF, request.text("body"));
            case "POST labels" ->
                request.input().path("labels").forEach(id -> pull.labels.add(labels.get(id.asInt() - 1)));
            case "DELETE labels" -> pull.labels.remove(labels.get(Integer.parseInt(parts[3]) - 1));
            default -> {
                return ScriptedAnswer.missing();
            }
        }
        return ScriptedAnswer.of(json(pull));
    }

    private static void edit(ScriptedPullRequest pull, ScriptedRequest request) {
        pull.title = request.input().path("title").asText(pull.title);
        pull.body = request.input().path("body").asText(pull.body);
        pull.base = request.input().path("base").asText(pull.base);
        pull.state = request.input().path("state").asText(pull.state);
    }

    private Map<String, Object> json(ScriptedPullRequest pull) {
        boolean open = pull.state.equals("open");
        return json(
                "number",
                pull.number,
                "title",
                pull.title,
                "body",
                pull.body,
                "state",
                open ? "open" : "closed",
                "merged",
                pull.state.equals("merged"),
                "draft",
                pull.title.startsWith("WIP: "),
                "labels",
                pull.labels.stream().map(label -> Map.of("name", label)).toList(),
                "head",
                json("ref", pull.branch, "sha", pull.head, "repo_id", pull.fork ? 2 : 1),
                "base",
                json("ref", pull.base, "repo_id", 1),
                "created_at",
                pull.opened,
                "updated_at",
                pull.updated(),
                "closed_at",
                open ? null : pull.opened,
                "html_url",
                "http://gitea.test/acme/tally/pulls/" + pull.number);
    }

    private static Map<String, Object> user(String login) {
        return Map.of("id", Math.abs(login.hashCode()), "login", login);
    }
}
