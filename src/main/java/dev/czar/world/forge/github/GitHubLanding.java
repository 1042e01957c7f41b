package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeLanding.LandingPhase;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.ForgeLanding.LandingRequest;
import dev.czar.world.forge.RequestedLanding.LandingServer;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.github.GitHubApi.QueryRefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Merges through GitHub's merge queue where the base has one, else by the button, else by having GitHub press it when checks and people let it.
 */
final class GitHubLanding implements LandingServer<GitHubLandingState> {
    private static final String PRESENT = "query($owner: String!, $name: String!, $branch: String!) {"
            + " repository(owner: $owner, name: $name) {"
            + " autoMergeAllowed mergeCommitAllowed rebaseMergeAllowed squashMergeAllowed"
            + " pullRequests(headRefName: $branch, first: 20, orderBy: {field: CREATED_AT, direction: DESC}) { nodes {"
            + " id number state createdAt isCrossRepository headRefOid baseRefName mergeStateStatus mergeCommit { oid }"
            + " isMergeQueueEnabled mergeQueueEntry { position enqueuedAt } autoMergeRequest { enabledAt }"
            + " timelineItems(last: 1,"
            + " itemTypes: [ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT, REOPENED_EVENT]) { nodes {"
            + " __typename ... on RemovedFromMergeQueueEvent { reason createdAt } } } } } } }";
    private static final String ENQUEUE = "mutation($id: ID!, $head: GitObjectID!) {"
            + " enqueuePullRequest(input: {pullRequestId: $id, expectedHeadOid: $head}) { mergeQueueEntry { id } } }";
    private static final String AUTO_MERGE =
            "mutation($id: ID!, $head: GitObjectID!, $method: PullRequestMergeMethod!) {"
                    + " enablePullRequestAutoMerge(input: {pullRequestId: $id, expectedHeadOid: $head, mergeMethod: $method})"
                    + " { pullRequest { id } } }";

    /** All that is asked. */
    static final List<String> DOCUMENTS = List.of(PRESENT, ENQUEUE, AUTO_MERGE);

    private final GitHubApi api;

    GitHubLanding(GitHubApi api) {
        this.api = api;
    }

    @Override
    public Optional<GitHubLandingState> newest(String branch) {
        String[] name = api.repository().split("/");
        JsonNode repository = api.query(PRESENT, Map.of("owner", name[0], "name", name[1], "branch", branch))
                .path("repository");
        if (!repository.isObject()) {
            throw new ForgeException("GitHub does not show %s to this token.".formatted(api.repository()));
        }
        for (JsonNode pull : repository.at("/pullRequests/nodes")) {
            if (!pull.path("isCrossRepository").asBoolean()) {
                return Optional.of(new GitHubLandingState(repository, pull));
            }
        }
        return Optional.empty();
    }

    @Override
    public void create(LandingRequest wanted) {
        try {
            api.send(
                    "POST",
                    "/pulls",
                    Map.of(
                            "title", wanted.title(),
                            "head", wanted.branch(),
                            "base", wanted.base(),
                            "body", wanted.body()));
        } catch (ForgeRefusalException refused) {
            if (!refused.getMessage().contains("already exists")) {
                throw refused;
            }
        }
    }

    @Override
    public void close(int number) {
        api.send("PATCH", "/pulls/" + number, Map.of("state", "closed"));
    }

    @Override
    public LandingProgress merge(LandingRequest wanted, GitHubLandingState state) {
        try {
            if (state.hasQueue()) {
                api.change(ENQUEUE, Map.of("id", state.id(), "head", wanted.head()));
                return state.in(LandingPhase.QUEUED, "it is in the merge queue");
            }
            return state.isMergeable()
                    ? merged(wanted, state)
                    : automatic(wanted, state, state.progress().words());
        } catch (ForgeRefusalException | QueryRefusedException refused) {
            if (state.hasQueue() && refused.getMessage().contains("already in")) {
                return state.in(LandingPhase.QUEUED, "it is in the merge queue");
            }
            if (state.isMergeable()) {
                throw refused;
            }
            return automatic(wanted, state, refused.getMessage());
        }
    }

    private LandingProgress merged(LandingRequest wanted, GitHubLandingState state) {
        String method = state.method(wanted.linear()).toLowerCase(Locale.ROOT);
        JsonNode answer = api.send(
                "PUT", "/pulls/" + state.number() + "/merge", Map.of("sha", wanted.head(), "merge_method", method));
        return state.merged(answer.path("sha").asText(""));
    }

    /** GitHub does it when it may; where that is not switched on, Czar asks again then. */
    private LandingProgress automatic(LandingRequest wanted, GitHubLandingState state, String words) {
        if (!state.mayBeAutomatic()) {
            return state.in(LandingPhase.WAITING, words);
        }
        try {
            String method = state.method(wanted.linear());
            api.change(AUTO_MERGE, Map.of("id", state.id(), "head", wanted.head(), "method", method));
            return state.in(LandingPhase.WAITING, words + "; GitHub merges it by itself then");
        } catch (QueryRefusedException refused) {
            return state.in(LandingPhase.WAITING, words + "; " + refused.getMessage());
        }
    }
}
