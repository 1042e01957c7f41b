package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import dev.czar.world.forge.github.GitHubQueries.SpokenWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people said of pull requests that are to be read anew: their lists one by one, the rest for all of them at once. One that fails stops no other. */
final class GitHubConversations {
    private final GitHubApi api;
    private final GitHubQueries queries;

    GitHubConversations(GitHubApi api) {
        this.api = api;
        this.queries = new GitHubQueries(api);
    }

    /** By their numbers. */
    Map<Integer, GitHubConversation> of(Collection<GitHubPullRequest> requests) {
        Map<Integer, GitHubConversation> all = new HashMap<>();
        requests.forEach(request -> all.put(request.number(), lists(request)));
        Map<String, SpokenWords> spoken = queries.spoken(requests.stream()
                .filter(request -> all.get(request.number()).hasMore())
                .map(GitHubPullRequest::id)
                .toList());
        requests.forEach(request -> all.computeIfPresent(
                request.number(), (number, said) -> said.with(spoken.getOrDefault(request.id(), SpokenWords.NONE))));
        return all;
    }

    private GitHubConversation lists(GitHubPullRequest request) {
        String place = "/pulls/" + request.number();
        try {
            return new GitHubConversation(
                    api.list(place + "/reviews", ""),
                    api.list("/issues/" + request.number() + "/comments", ""),
                    request.isOpen() ? api.list(place + "/comments", "") : List.of(),
                    SpokenWords.NONE,
                    Optional.empty());
        } catch (RequestsPausedException paused) {
            throw paused;
        } catch (ForgeException failure) {
            return new GitHubConversation(List.of(), List.of(), List.of(), SpokenWords.NONE, Optional.of(failure));
        }
    }

    /** All that was said of one, or why that cannot be read. */
    record GitHubConversation(
            List<JsonNode> reviews,
            List<JsonNode> comments,
            List<JsonNode> inline,
            SpokenWords words,
            Optional<ForgeException> failure) {

        GitHubConversation required() {
            failure.ifPresent(why -> {
                throw why;
            });
            return this;
        }

        /** Whether threads may be resolved, or an approval may be a team's. */
        private boolean hasMore() {
            return !inline.isEmpty()
                    || reviews.stream()
                            .anyMatch(review -> review.path("state").asText("").equals("APPROVED"));
        }

        private GitHubConversation with(SpokenWords said) {
            return new GitHubConversation(reviews, comments, inline, said, failure);
        }
    }
}
