package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds and writes the pull requests of one repository, one request to GitHub after the other; lists, never the search. */
final class GitHubPullRequests {
    private static final String LABEL = "czar";
    private static final String STATUS = "czar/review";
    private static final int ENDED_PAGE = 30;
    private static final Set<String> RERUN = Set.of("failure", "cancelled", "timed_out", "startup_failure");

    private final GitHubApi api;
    private final TaskBranchNames branches;

    GitHubPullRequests(GitHubApi api, TaskBranchNames branches) {
        this.api = api;
        this.branches = branches;
    }

    private GitHubPullRequest request(JsonNode json) {
        return new GitHubPullRequest(json, branches);
    }

    /** The newest pull request of a branch. */
    Optional<GitHubPullRequest> latest(String branch) {
        return api.list("/pulls?state=all&head=" + GitHubApi.encoded(api.owner() + ":" + branch), "").stream()
                .map(this::request)
                .filter(request -> request.isWorkers() && request.branch().equals(branch))
                .max(Comparator.comparingInt(GitHubPullRequest::number));
    }

    Optional<GitHubPullRequest> find(int number) {
        return api.find("/pulls/" + number).map(this::request);
    }

    GitHubPullRequest required(int number) {
        return find(number).orElseThrow(() -> new ForgeException("There is no pull request %d.".formatted(number)));
    }

    List<GitHubPullRequest> open() {
        return api.list("/pulls?state=open", "").stream().map(this::request).toList();
    }

    /** A page of those that ended, the ones touched last. */
    List<GitHubPullRequest> ended() {
        return api.page("/pulls?state=closed&sort=updated&direction=desc&per_page=" + ENDED_PAGE).stream()
                .map(this::request)
                .toList();
    }

    /** Opens one; when there is one already that the list did not show, that counts as a lost answer. */
    GitHubPullRequest create(PullRequestDraft draft) {
        try {
            return request(api.send(
                    "POST",
                    "/pulls",
                    Map.of(
                            "title",
                            draft.title(),
                            "head",
                            draft.branch(),
                            "base",
                            draft.base(),
                            "body",
                            draft.body())));
        } catch (ForgeRefusalException refused) {
            if (refused.isUnprocessable() && refused.getMessage().contains("already exists")) {
                throw new ResponseLostException("GitHub has a pull request of this branch and does not list it yet.");
            }
            throw refused;
        }
    }

    /** Brings it up to the draft; false while GitHub does not yet show the head that was pushed. */
    boolean update(GitHubPullRequest request, PullRequestDraft draft) {
        if (!request.labels().contains(LABEL)) {
            label(request, LABEL);
        }
        Map<String, String> changes = new LinkedHashMap<>();
        if (!draft.title().equals(request.title())) {
            changes.put("title", draft.title());
        }
        if (!draft.body().equals(request.body())) {
            changes.put("body", draft.body());
        }
        if (!draft.base().equals(request.base())) {
            changes.put("base", draft.base());
        }
        if (!changes.isEmpty()) {
            edit(request, changes);
        }
        return request.head().equals(draft.head());
    }

    boolean comment(GitHubPullRequest request, String text) {
        api.send("POST", "/issues/" + request.number() + "/comments", Map.of("body", CommentText.marked(text)));
        return true;
    }

    /** Replies in a thread, known by its first comment, unless it is gone or has a comment that {@code own} takes. */
    boolean reply(int number, ThreadReply reply, Predicate<JsonNode> own) {
        String comments = "/pulls/" + number + "/comments";
        List<JsonNode> thread = api.list(comments, "").stream()
                .filter(comment -> comment.path("id").asText().equals(reply.thread())
                        || comment.path("in_reply_to_id").asText("").equals(reply.thread()))
                .toList();
        boolean wanted = !thread.isEmpty() && thread.stream().noneMatch(own);
        if (wanted) {
            api.send(
                    "POST",
                    comments + "/" + reply.thread() + "/replies",
                    Map.of("body", CommentText.marked(reply.text())));
        }
        return wanted;
    }

    boolean review(GitHubPullRequest request, String head, VerdictComment verdict) {
        api.send(
                "POST",
                "/pulls/" + request.number() + "/reviews",
                Map.of("commit_id", head, "body", verdict.body(), "event", "COMMENT"));
        return true;
    }

    /** The verdict as a status of the commit, where branch protection can see it. */
    void status(String head, VerdictComment verdict) {
        boolean stands = api.list("/commits/" + head + "/statuses", "").stream()
                .filter(status -> STATUS.equals(status.path("context").asText("")))
                .findFirst()
                .filter(status -> status.path("state").asText("").equals(verdict.state()))
                .isPresent();
        if (!stands) {
            api.send(
                    "POST",
                    "/statuses/" + head,
                    Map.of("state", verdict.state(), "description", verdict.summary(), "context", STATUS));
        }
    }

    /** Has the failed jobs of the workflows of a commit run again; how many workflows those are. */
    int rerunFailed(String head) {
        List<JsonNode> failed = api.list("/actions/runs?head_sha=" + head, "workflow_runs").stream()
                .filter(run -> RERUN.contains(run.path("conclusion").asText("")))
                .toList();
        failed.forEach(
                run -> api.send("POST", "/actions/runs/" + run.path("id").asText() + "/rerun-failed-jobs", Map.of()));
        return failed.size();
    }

    /** What landed in an omnibus is closed with a label: GitHub itself knows it as merged only where its base was pushed. */
    boolean setState(GitHubPullRequest request, PullRequestState state) {
        boolean marked = request.labels().contains(GitHubPullRequest.LANDED);
        if (state == PullRequestState.LANDED && !marked) {
            label(request, GitHubPullRequest.LANDED);
        } else if (state != PullRequestState.LANDED && marked) {
            api.send(
                    "DELETE",
                    "/issues/" + request.number() + "/labels/" + GitHubApi.encoded(GitHubPullRequest.LANDED),
                    Map.of());
        }
        if (state == PullRequestState.OPEN && !request.isOpen()) {
            edit(request, Map.of("state", "open"));
        } else if (state != PullRequestState.OPEN && request.isOpen()) {
            edit(request, Map.of("state", "closed"));
        }
        return true;
    }

    private void label(GitHubPullRequest request, String label) {
        api.send("POST", "/issues/" + request.number() + "/labels", Map.of("labels", List.of(label)));
    }

    private JsonNode edit(GitHubPullRequest request, Map<String, String> changes) {
        return api.send("PATCH", "/pulls/" + request.number(), changes);
    }
}
