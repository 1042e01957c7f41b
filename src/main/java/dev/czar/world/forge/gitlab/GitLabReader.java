package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.PlainText;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.hosted.ServerAccount;
import dev.czar.world.forge.hosted.ServerClient;
import dev.czar.world.forge.hosted.ServerConversation;
import dev.czar.world.forge.hosted.ServerConversation.ServerComment;
import dev.czar.world.forge.hosted.ServerConversation.ServerReview;
import dev.czar.world.forge.hosted.ServerConversation.ServerThread;
import dev.czar.world.forge.hosted.ServerPullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What GitLab's JSON says. */
final class GitLabReader {
    private static final String OWN = "czar/";

    private final TaskBranchNames branches;

    GitLabReader(TaskBranchNames branches) {
        this.branches = branches;
    }

    static List<JsonNode> entries(JsonNode list) {
        List<JsonNode> entries = new ArrayList<>();
        list.forEach(entries::add);
        return entries;
    }

    /** GitLab's word for a state of GitHub's. */
    static String statusName(String state) {
        return state.equals("success") || state.equals("pending") ? state : "failed";
    }

    /** Whether it is from a branch of a worker in this very project; anyone may name a branch of a fork like that. */
    boolean isWorkers(JsonNode json) {
        JsonNode from = json.path("source_project_id");
        return branches.parse(json.path("source_branch").asText("")).isPresent()
                && from.isNumber()
                && from.equals(json.path("target_project_id"));
    }

    /** One whose branch only has the name of a worker's; GitLab says no more of a fork than its number. */
    Optional<UnreadablePullRequest> ofFork(JsonNode json) {
        String branch = json.path("source_branch").asText("");
        JsonNode from = json.path("source_project_id");
        return isWorkers(json) || branches.parse(branch).isEmpty()
                ? Optional.empty()
                : Optional.of(UnreadablePullRequest.ofFork(
                        json.path("iid").asInt(),
                        branch,
                        from.isNumber() ? "project " + from.asText() : "a fork that is gone"));
    }

    ServerPullRequest request(JsonNode json) {
        List<String> labels = new ArrayList<>();
        json.path("labels").forEach(label -> labels.add(label.asText("")));
        String branch = json.path("source_branch").asText("");
        Optional<TaskBranchName> name = branches.parse(branch);
        PullRequestDraft draft = new PullRequestDraft(
                name.map(TaskBranchName::task).orElse(""),
                name.map(TaskBranchName::worker).orElse(""),
                branch,
                json.path("target_branch").asText(""),
                json.path("sha").asText(""),
                ServerPullRequest.title(
                        json.path("title").asText(""), json.path("draft").asBoolean()),
                ServerClient.body(json.path("description")));
        PullRequestState state = state(json, labels);
        return new ServerPullRequest(
                json.path("iid").asInt(),
                draft,
                state,
                json.path("draft").asBoolean(),
                json.path("merge_when_pipeline_succeeds").asBoolean()
                        ? json.at("/merge_user/username").asText("somebody")
                        : "",
                labels,
                "%s %s %s".formatted(json.path("updated_at").asText(""), state, draft.head()),
                json.path("web_url").asText(""),
                ServerClient.at(json, "created_at"),
                ended(json));
    }

    private static Optional<Instant> ended(JsonNode json) {
        for (String field : List.of("merged_at", "closed_at")) {
            if (json.hasNonNull(field)) {
                return Optional.of(ServerClient.at(json, field));
            }
        }
        return Optional.empty();
    }

    /** One that is locked is about to be merged. */
    private static PullRequestState state(JsonNode json, List<String> labels) {
        return switch (json.path("state").asText("")) {
            case "opened", "locked" -> PullRequestState.OPEN;
            case "merged" -> PullRequestState.LANDED;
            default -> labels.contains(ServerPullRequest.LANDED) ? PullRequestState.LANDED : PullRequestState.CLOSED;
        };
    }

    ServerConversation conversation(List<JsonNode> discussions, List<ServerReview> verdicts) {
        List<ServerComment> comments = new ArrayList<>();
        List<ServerReview> reviews = new ArrayList<>();
        List<ServerThread> threads = new ArrayList<>();
        for (JsonNode discussion : discussions) {
            List<JsonNode> notes = entries(discussion.path("notes"));
            notes.removeIf(note -> note.path("system").asBoolean());
            if (!notes.isEmpty() && notes.get(0).path("position").isObject()) {
                threads.add(thread(discussion, notes));
            } else {
                notes.stream().map(GitLabReader::comment).forEach(note -> {
                    boolean verdict = VerdictComment.parse(note.text()).isPresent();
                    if (verdict) {
                        reviews.add(remark(note));
                    } else {
                        comments.add(note);
                    }
                });
            }
        }
        reviews.addAll(verdicts);
        return new ServerConversation(comments, reviews, threads);
    }

    private static ServerReview remark(ServerComment note) {
        return new ServerReview(note.id(), note.author(), Optional.empty(), false, "", note.text(), note.at());
    }

    private static ServerThread thread(JsonNode discussion, List<JsonNode> notes) {
        JsonNode position = notes.get(0).path("position");
        boolean resolvable =
                notes.stream().anyMatch(note -> note.path("resolvable").asBoolean());
        boolean open = notes.stream()
                .anyMatch(note -> note.path("resolvable").asBoolean()
                        && !note.path("resolved").asBoolean());
        return new ServerThread(
                discussion.path("id").asText(),
                "",
                position.path("new_path").asText(position.path("old_path").asText("")),
                position.path("new_line").asInt(position.path("old_line").asInt(0)),
                resolvable && !open,
                position.path("head_sha").asText(""),
                notes.stream().map(GitLabReader::comment).toList());
    }

    private static ServerComment comment(JsonNode note) {
        return new ServerComment(
                note.path("id").asText(),
                account(note.path("author")),
                ServerClient.body(note.path("body")),
                ServerClient.at(note, "created_at"));
    }

    /** Tokens of projects and groups write as accounts that are named for what they are. */
    static ServerAccount account(JsonNode user) {
        String login = user.path("username").asText("");
        boolean bot = user.path("bot").asBoolean() || login.matches("(project|group)_\\d+_bot.*");
        return new ServerAccount(user.path("id").asText(""), login, bot);
    }

    /** The latest status of each name; {@code logs} has the end of a job's log by its id. */
    List<CiRun> runs(List<JsonNode> statuses, UnaryOperator<String> logs) {
        Map<String, CiRun> latest = new LinkedHashMap<>();
        statuses.stream()
                .filter(status -> !status.path("name").asText("").startsWith(OWN))
                .sorted(Comparator.comparingLong(status -> status.path("id").asLong()))
                .map(GitLabReader::run)
                .forEach(run -> latest.merge(run.name(), run, CiRun::after));
        return latest.values().stream()
                .map(run -> run.state() == CiState.FAILED ? withLog(run, logs.apply(run.id())) : run)
                .toList();
    }

    private static CiRun withLog(CiRun run, String end) {
        String log = (run.log() + "\n" + end).strip();
        return new CiRun(
                run.id(), run.name(), run.state(), run.flaky(), log.isEmpty() ? "it ended as failed" : log, run.at());
    }

    /** A job that may fail, or that waits for a person to start it, keeps nothing back. */
    private static CiRun run(JsonNode status) {
        String word = status.path("status").asText("");
        CiState state =
                switch (word) {
                    case "success", "skipped", "manual" -> CiState.PASSED;
                    case "failed", "canceled" ->
                        status.path("allow_failure").asBoolean() ? CiState.PASSED : CiState.FAILED;
                    default -> CiState.PENDING;
                };
        String time = status.hasNonNull("finished_at") ? "finished_at" : "created_at";
        return new CiRun(
                status.path("id").asText(),
                PlainText.upTo(200, status.path("name").asText("")).replace('\n', ' '),
                state,
                false,
                PlainText.upTo(2_000, status.path("description").asText("")),
                ServerClient.at(status, time));
    }
}
