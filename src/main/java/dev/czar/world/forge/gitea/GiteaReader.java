package dev.czar.world.forge.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.PlainText;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.hosted.ServerAccount;
import dev.czar.world.forge.hosted.ServerClient;
import dev.czar.world.forge.hosted.ServerConversation;
import dev.czar.world.forge.hosted.ServerConversation.ServerComment;
import dev.czar.world.forge.hosted.ServerConversation.ServerReview;
import dev.czar.world.forge.hosted.ServerConversation.ServerThread;
import dev.czar.world.forge.hosted.ServerPullRequest;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Gitea's JSON says. */
final class GiteaReader {
    private static final String OWN = "czar/";

    private final TaskBranchNames branches;

    GiteaReader(TaskBranchNames branches) {
        this.branches = branches;
    }

    /** Whether it is from a branch of a worker in this very repository; anyone may name a branch of a fork like that. */
    boolean isWorkers(JsonNode json) {
        JsonNode from = json.at("/head/repo_id");
        return branches.parse(json.at("/head/ref").asText("")).isPresent()
                && from.isNumber()
                && from.equals(json.at("/base/repo_id"));
    }

    /** One whose branch only has the name of a worker's. */
    Optional<UnreadablePullRequest> ofFork(JsonNode json) {
        String branch = json.at("/head/ref").asText("");
        return isWorkers(json) || branches.parse(branch).isEmpty()
                ? Optional.empty()
                : Optional.of(UnreadablePullRequest.ofFork(
                        json.path("number").asInt(),
                        branch,
                        json.at("/head/repo/full_name").asText("a fork that is gone")));
    }

    ServerPullRequest request(JsonNode json) {
        List<String> labels = new ArrayList<>();
        json.path("labels").forEach(label -> labels.add(label.path("name").asText("")));
        String branch = json.at("/head/ref").asText("");
        Optional<TaskBranchName> name = branches.parse(branch);
        PullRequestDraft draft = new PullRequestDraft(
                name.map(TaskBranchName::task).orElse(""),
                name.map(TaskBranchName::worker).orElse(""),
                branch,
                json.at("/base/ref").asText(""),
                json.at("/head/sha").asText(""),
                ServerPullRequest.title(
                        json.path("title").asText(""), json.path("draft").asBoolean()),
                ServerClient.body(json.path("body")));
        PullRequestState state = state(json, labels);
        return new ServerPullRequest(
                json.path("number").asInt(),
                draft,
                state,
                json.path("draft").asBoolean(),
                "",
                labels,
                "%s %s %s".formatted(json.path("updated_at").asText(""), state, draft.head()),
                json.path("html_url").asText(""),
                ServerClient.at(json, "created_at"),
                ended(json));
    }

    private static Optional<Instant> ended(JsonNode json) {
        return json.hasNonNull("closed_at") ? Optional.of(ServerClient.at(json, "closed_at")) : Optional.empty();
    }

    private static PullRequestState state(JsonNode json, List<String> labels) {
        if (json.path("state").asText("").equals("open")) {
            return PullRequestState.OPEN;
        }
        return json.path("merged").asBoolean() || labels.contains(ServerPullRequest.LANDED)
                ? PullRequestState.LANDED
                : PullRequestState.CLOSED;
    }

    ServerConversation conversation(List<JsonNode> comments, List<JsonNode> reviews, List<JsonNode> inline) {
        return new ServerConversation(
                comments.stream().map(json -> comment(json, "created_at")).toList(),
                reviews.stream().flatMap(json -> review(json).stream()).toList(),
                threads(inline));
    }

    private static ServerComment comment(JsonNode json, String time) {
        return new ServerComment(
                json.path("id").asText(),
                account(json),
                ServerClient.body(json.path("body")),
                ServerClient.at(json, time));
    }

    private static ServerAccount account(JsonNode written) {
        JsonNode user = written.path("user");
        return new ServerAccount(
                user.path("id").asText(""),
                user.path("login").asText(""),
                user.path("id").asLong() < 0);
    }

    /** One that is asked for or not sent yet is none; an approval that is not official is not counted there and is a remark. */
    private static Optional<ServerReview> review(JsonNode json) {
        String state = json.path("state").asText("");
        if (state.equals("PENDING") || state.equals("REQUEST_REVIEW") || !json.hasNonNull("submitted_at")) {
            return Optional.empty();
        }
        Optional<ReviewVerdict> verdict =
                switch (state) {
                    case "APPROVED" ->
                        Optional.of(ReviewVerdict.APPROVE)
                                .filter(any -> json.path("official").asBoolean(true));
                    case "REQUEST_CHANGES" -> Optional.of(ReviewVerdict.REQUEST_CHANGES);
                    default -> Optional.empty();
                };
        return Optional.of(new ServerReview(
                json.path("id").asText(),
                account(json),
                verdict,
                verdict.isPresent() && json.path("dismissed").asBoolean(),
                json.path("commit_id").asText(""),
                ServerClient.body(json.path("body")),
                ServerClient.at(json, "submitted_at")));
    }

    /** Comments at one place are one conversation there; it is resolved as soon as somebody says so. */
    private static List<ServerThread> threads(List<JsonNode> inline) {
        Map<String, List<JsonNode>> places = new LinkedHashMap<>();
        for (JsonNode comment : inline) {
            places.computeIfAbsent(comment.path("path").asText("") + ":" + line(comment), any -> new ArrayList<>())
                    .add(comment);
        }
        List<ServerThread> threads = new ArrayList<>();
        for (List<JsonNode> comments : places.values()) {
            JsonNode first = comments.get(0);
            threads.add(new ServerThread(
                    first.path("id").asText(),
                    first.path("pull_request_review_id").asText(""),
                    first.path("path").asText(""),
                    line(first),
                    comments.stream().anyMatch(one -> one.hasNonNull("resolver")),
                    first.path("original_commit_id")
                            .asText(first.path("commit_id").asText("")),
                    comments.stream().map(one -> comment(one, "created_at")).toList()));
        }
        return threads;
    }

    private static int line(JsonNode comment) {
        int line = comment.path("position").asInt(0);
        return line > 0 ? line : comment.path("original_position").asInt(0);
    }

    /** The latest status of each context; one that failed and passed at the same commit is flaky. */
    List<CiRun> runs(List<JsonNode> statuses) {
        Map<String, CiRun> latest = new LinkedHashMap<>();
        statuses.stream()
                .filter(status -> !status.path("context").asText("").startsWith(OWN))
                .sorted(Comparator.comparingLong(status -> status.path("id").asLong()))
                .map(GiteaReader::run)
                .forEach(run -> latest.merge(run.name(), run, CiRun::after));
        return List.copyOf(latest.values());
    }

    static boolean isPattern(String check) {
        return check.contains("*") || check.contains("?");
    }

    /** The names that a pattern of Gitea fits, in which a star stands for anything; itself where there are none. */
    static Collection<String> fitting(String pattern, List<CiRun> runs) {
        String regex =
                "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q").replace("\\Q\\E", "") + "\\E";
        List<String> names = runs.stream()
                .map(CiRun::name)
                .filter(name -> name.matches(regex))
                .toList();
        return names.isEmpty() ? List.of(pattern) : names;
    }

    private static CiRun run(JsonNode status) {
        CiState state =
                switch (status.path("status").asText("")) {
                    case "success", "skipped" -> CiState.PASSED;
                    case "pending" -> CiState.PENDING;
                    default -> CiState.FAILED;
                };
        return new CiRun(
                status.path("id").asText(),
                PlainText.upTo(200, status.path("context").asText("")).replace('\n', ' '),
                state,
                false,
                PlainText.upTo(CommentText.LONGEST, status.path("description").asText("")),
                ServerClient.at(status, "created_at"));
    }
}
