package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a pull request only GitHub's GraphQL interface says; a server that cannot be asked says nothing of it. */
final class GitHubQueries {
    private static final String PULL_REQUEST = "query($owner: String!, $name: String!, $number: Int!) {"
            + " repository(owner: $owner, name: $name) { pullRequest(number: $number) { %s } } }";
    private static final String THREADS =
            "reviewThreads(first: 100) { nodes { isResolved comments(first: 1) { nodes { databaseId } } } }";
    private static final String TEAMS =
            "latestOpinionatedReviews(first: 100) { nodes { databaseId onBehalfOf(first: 20) { nodes { combinedSlug } } } }";

    private static final String SEEN_TEAMS = "query($owner: String!) { repositoryOwner(login: $owner) {"
            + " ... on Organization { teams(first: 1) { totalCount } } } }";

    private static final String QUEUE = "query($owner: String!, $name: String!, $mainline: String!) {"
            + " repository(owner: $owner, name: $name) { mergeQueue(branch: $mainline) { id } } }";

    /** All that is asked. */
    static final List<String> DOCUMENTS =
            List.of(PULL_REQUEST.formatted(THREADS), PULL_REQUEST.formatted(TEAMS), SEEN_TEAMS, QUEUE);

    private final GitHubApi api;

    GitHubQueries(GitHubApi api) {
        this.api = api;
    }

    /** The first comments of threads that are resolved. */
    Set<String> resolvedThreads(int number) {
        Set<String> resolved = new HashSet<>();
        for (JsonNode thread : ask(number, THREADS).at("/reviewThreads/nodes")) {
            if (thread.path("isResolved").asBoolean()) {
                resolved.add(thread.at("/comments/nodes/0/databaseId").asText(""));
            }
        }
        return resolved;
    }

    /** The teams that reviews were given for, by the review's id. */
    Map<String, Set<String>> teams(int number) {
        Map<String, Set<String>> teams = new HashMap<>();
        for (JsonNode review : ask(number, TEAMS).at("/latestOpinionatedReviews/nodes")) {
            Set<String> represented = new HashSet<>();
            review.at("/onBehalfOf/nodes")
                    .forEach(team -> represented.add(team.path("combinedSlug").asText("")));
            teams.put(review.path("databaseId").asText(""), represented);
        }
        return teams;
    }

    /** Whether {@link #teams} are told: those of an organization only to who may see them, an account has none. */
    boolean seesTeams() {
        JsonNode owner = ask(SEEN_TEAMS, Map.of("owner", api.owner())).path("repositoryOwner");
        return owner.isObject() && !owner.path("teams").isNull();
    }

    /** Whether what goes to the branch goes through a merge queue, so that a push is refused. */
    boolean hasQueue(String branch) {
        String[] name = api.repository().split("/");
        return ask(QUEUE, Map.of("owner", name[0], "name", name[1], "mainline", branch))
                .at("/repository/mergeQueue")
                .isObject();
    }

    private JsonNode ask(int number, String fields) {
        String[] name = api.repository().split("/");
        Map<String, Object> variables = Map.of("owner", name[0], "name", name[1], "number", number);
        return ask(PULL_REQUEST.formatted(fields), variables).at("/repository/pullRequest");
    }

    private JsonNode ask(String query, Map<String, ?> variables) {
        try {
            return api.query(query, variables);
        } catch (RequestsPausedException paused) {
            throw paused;
        } catch (ForgeException unavailable) {
            return MissingNode.getInstance();
        }
    }
}
