package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of pull requests only GitHub's GraphQL interface says, asked for many at a time; a server that cannot be asked says nothing of it. */
final class GitHubQueries {
    /** How many one query asks about: GitHub counts all that each of them may have. */
    private static final int BATCH = 20;

    private static final String PAGE = " pageInfo { hasNextPage endCursor } }";
    private static final String SPOKEN = "query($ids: [ID!]!, $threads: String, $reviews: String) {"
            + " nodes(ids: $ids) { ... on PullRequest { id"
            + " reviewThreads(first: 100, after: $threads) { nodes { isResolved comments(first: 1) { nodes { databaseId } } }"
            + PAGE
            + " latestOpinionatedReviews(first: 100, after: $reviews) {"
            + " nodes { databaseId onBehalfOf(first: 50) { nodes { combinedSlug } } }" + PAGE + " } } }";

    private static final String SEEN_TEAMS = "query($owner: String!) { repositoryOwner(login: $owner) {"
            + " ... on Organization { teams(first: 1) { totalCount } } } }";

    private static final String QUEUE = "query($owner: String!, $name: String!, $mainline: String!) {"
            + " repository(owner: $owner, name: $name) { mergeQueue(branch: $mainline) { id } } }";

    /** All that is asked. */
    static final List<String> DOCUMENTS = List.of(SPOKEN, SEEN_TEAMS, QUEUE);

    private final GitHubApi api;

    GitHubQueries(GitHubApi api) {
        this.api = api;
    }

    /** What is said of these pull requests, by their ids; nothing of one that cannot be asked for. */
    Map<String, SpokenWords> spoken(Collection<String> ids) {
        Map<String, SpokenWords> spoken = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            ask(SPOKEN, Map.of("ids", batch)).path("nodes").forEach(node -> read(node, spoken));
        }
        return spoken;
    }

    /** With the pages that one query did not hold. */
    private void read(JsonNode node, Map<String, SpokenWords> spoken) {
        String id = node.path("id").asText("");
        SpokenWords words = spoken.computeIfAbsent(id, any -> new SpokenWords(new HashSet<>(), new HashMap<>()));
        Map<String, Object> next = new HashMap<>(Map.of("ids", List.of(id)));
        for (JsonNode page = node; words.addAll(page); page = ask(SPOKEN, next).at("/nodes/0")) {
            goOn(next, "threads", page.at("/reviewThreads/pageInfo/endCursor"));
            goOn(next, "reviews", page.at("/latestOpinionatedReviews/pageInfo/endCursor"));
        }
    }

    /** Of what has ended the last cursor stays, after which nothing comes. */
    private static void goOn(Map<String, Object> variables, String name, JsonNode cursor) {
        if (cursor.isTextual()) {
            variables.put(name, cursor.asText());
        }
    }

    /** Whether teams are told for which reviews were given: those of an organization only to who may see them, an account has none. */
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

    private JsonNode ask(String query, Map<String, ?> variables) {
        try {
            return api.query(query, variables);
        } catch (RequestsPausedException paused) {
            throw paused;
        } catch (ForgeException unavailable) {
            return MissingNode.getInstance();
        }
    }

    /** The first comments of threads that are resolved, and the teams that reviews were given for, by the review's id. */
    record SpokenWords(Set<String> resolved, Map<String, Set<String>> teams) {
        static final SpokenWords NONE = new SpokenWords(Set.of(), Map.of());

        /** Whether there are more. */
        private boolean addAll(JsonNode page) {
            for (JsonNode thread : page.at("/reviewThreads/nodes")) {
                if (thread.path("isResolved").asBoolean()) {
                    resolved.add(thread.at("/comments/nodes/0/databaseId").asText(""));
                }
            }
            for (JsonNode review : page.at("/latestOpinionatedReviews/nodes")) {
                Set<String> represented = new HashSet<>();
                review.at("/onBehalfOf/nodes")
                        .forEach(team ->
                                represented.add(team.path("combinedSlug").asText("")));
                teams.put(review.path("databaseId").asText(""), represented);
            }
            return page.at("/reviewThreads/pageInfo/hasNextPage").asBoolean()
                    || page.at("/latestOpinionatedReviews/pageInfo/hasNextPage").asBoolean();
        }
    }
}
