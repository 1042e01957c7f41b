package dev.czar.world.forge.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.IssueServer;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.TrackedIssue.IssueTerms;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The issues of one team on Linear, which are called {@code ENG-12} there; so are their tasks. A list does not say what they wait for: Linear
 * refuses what is too complex, and counts what is nested once for each that may be listed.
 */
public final class LinearIssues implements IssueServer {
    private static final int PAGES = 30;
    private static final List<String> ENDED = List.of("canceled", "completed", "duplicate");
    private static final List<String> PRIORITIES = List.of("", "high", "high", "medium", "low");
    private static final String FIELDS =
            " id identifier title description url priority dueDate creator { displayName } state { type }";
    private static final String PAGE = " pageInfo { hasNextPage endCursor } }";
    private static final String WAITS =
            " children(first: 50, after: $parts, filter: { state: { type: { nin: $ended } } }) {"
                    + " nodes { identifier state { type } }" + PAGE
                    + " inverseRelations(first: 50, after: $relations) { nodes { type issue { identifier state { type } } }"
                    + PAGE;
    private static final String TEAM = " teams(first: 1, filter: { key: { eq: $team } }) { nodes { id } }";
    private static final String ONE =
            TEAM + " issues(first: 1, filter: { team: { key: { eq: $team } }, number: { eq: $number } }) { nodes {";
    private static final String LABELLED = "query($team: String!, $label: String!, $ended: [String!], $after: String) {"
            + TEAM
            + " issues(first: 50, after: $after, filter: { team: { key: { eq: $team } },"
            + " labels: { some: { name: { eq: $label } } }, state: { type: { nin: $ended } } }) { nodes {" + FIELDS
            + " }" + PAGE + " }";
    private static final String NUMBERED =
            "query($team: String!, $number: Float!, $ended: [String!], $parts: String, $relations: String) {" + ONE
                    + FIELDS + WAITS + " } } }";
    private static final String COMMENTS = "query($team: String!, $number: Float!, $after: String) {" + ONE
            + " comments(first: 100, after: $after) { nodes { body }" + PAGE + " } } }";
    private static final String COMMENT = "mutation($issue: String!, $body: String!) {"
            + " commentCreate(input: { issueId: $issue, body: $body }) { success } }";
    private static final String STATES = "query($team: String!) { workflowStates(filter: {"
            + " team: { key: { eq: $team } }, type: { eq: \"completed\" } }) { nodes { id position } } }";
    private static final String CLOSE = "mutation($issue: String!, $state: String!) {"
            + " issueUpdate(id: $issue, input: { stateId: $state }) { success } }";

    private final LinearClient client;
    private final String team;

    private LinearIssues(LinearClient client, String team) {
        this.client = client;
        this.team = team;
    }

    /** Those of the team with the label. */
    public static IssueTracker tracker(LinearTeam team, String label, Clock clock, Sleeper pause) {
        RateLimitedConnector connector = LinearClient.connector(team, clock, pause);
        LinearClient client = new LinearClient(team, connector);
        return new IssueTracker(new LinearIssues(client, team.key()), label, connector);
    }

    @Override
    public String place() {
        return "linear:" + team;
    }

    @Override
    public IssueListing labelled(String label) {
        List<TrackedIssue> issues = new ArrayList<>();
        pages(
                Map.of("team", team, "label", label, "ended", ENDED),
                Map.of("after", ""),
                variables -> Optional.of(issues(LABELLED, variables)),
                found -> found.path("nodes").forEach(json -> issues.add(issue(json, Set.of()))));
        return new IssueListing(issues, List.of());
    }

    /** Asks until each of the connections, which are at these places by the variables for their cursors, has told all; the first page. */
    private static Optional<JsonNode> pages(
            Map<String, Object> given,
            Map<String, String> connections,
            Function<Map<String, Object>, Optional<JsonNode>> ask,
            Consumer<JsonNode> read) {
        Map<String, Object> variables = new HashMap<>(given);
        Optional<JsonNode> first = ask.apply(variables);
        Optional<JsonNode> page = first;
        for (int asked = 1; page.isPresent(); asked++) {
            read.accept(page.get());
            boolean more = false;
            for (Map.Entry<String, String> connection : connections.entrySet()) {
                JsonNode end = page.get().at(connection.getValue() + "/pageInfo");
                more |= end.path("hasNextPage").asBoolean();
                if (end.path("endCursor").isTextual()) {
                    variables.put(connection.getKey(), end.path("endCursor").asText());
                }
            }
            if (more && asked == PAGES) {
                throw new ForgeException("Linear has more than %d pages of one list.".formatted(PAGES));
            }
            page = more ? ask.apply(variables) : Optional.empty();
        }
        return first;
    }

    @Override
    public boolean keeps(String id) {
        return id.startsWith(team + "-") && id.substring(team.length() + 1).matches("[0-9]{1,9}");
    }

    @Override
    public Optional<TrackedIssue> find(String id) {
        Set<String> waits = new TreeSet<>();
        return numbered(id, issue -> addWaits(waits, issue)).map(issue -> issue(issue, waits));
    }

    @Override
    public List<String> comments(String id) {
        List<String> texts = new ArrayList<>();
        pages(
                Map.of("team", team, "number", number(id)),
                Map.of("after", "/comments"),
                variables -> one(COMMENTS, variables),
                issue -> issue.at("/comments/nodes")
                        .forEach(comment -> texts.add(comment.path("body").asText(""))));
        return texts;
    }

    @Override
    public void comment(String id, String text) {
        write("commentCreate", COMMENT, Map.of("issue", id, "body", text));
    }

    /** It goes to the first state of its team that means completed. */
    @Override
    public void close(String id) {
        JsonNode issue = numbered(id, any -> {}).orElseThrow(() -> new ForgeException("There is no issue " + id + "."));
        String state = StreamSupport.stream(
                        client.ask(STATES, Map.of("team", team))
                                .at("/workflowStates/nodes")
                                .spliterator(),
                        false)
                .min(Comparator.comparingDouble(json -> json.path("position").asDouble()))
                .map(json -> json.path("id").asText())
                .orElseThrow(() ->
                        new ForgeException("Team %s on Linear has no state of the kind completed.".formatted(team)));
        write("issueUpdate", CLOSE, Map.of("issue", issue.path("id").asText(), "state", state));
    }

    private void write(String mutation, String document, Map<String, ?> variables) {
        if (!client.ask(document, variables).path(mutation).path("success").asBoolean()) {
            throw new ForgeException("Linear did not do what it was asked: " + mutation);
        }
    }

    private Optional<JsonNode> numbered(String id, Consumer<JsonNode> read) {
        return pages(
                Map.of("team", team, "number", number(id), "ended", ENDED),
                Map.of("parts", "/children", "relations", "/inverseRelations"),
                variables -> one(NUMBERED, variables),
                read);
    }

    private Optional<JsonNode> one(String document, Map<String, ?> variables) {
        return Optional.ofNullable(issues(document, variables).path("nodes").get(0));
    }

    /** No issue at all may mean that the team is called otherwise now, or is hidden from this key. */
    private JsonNode issues(String document, Map<String, ?> variables) {
        JsonNode data = client.ask(document, variables);
        if (data.at("/teams/nodes").isEmpty()) {
            throw new ForgeException(
                    "Linear shows no team %s to this key: see `tracker: team` in czar.yaml.".formatted(team));
        }
        return data.path("issues");
    }

    private int number(String id) {
        return Integer.parseInt(id.substring(team.length() + 1));
    }

    private static void addWaits(Set<String> waits, JsonNode issue) {
        issue.at("/children/nodes").forEach(part -> addOpen(waits, part));
        issue.at("/inverseRelations/nodes").forEach(relation -> {
            if (relation.path("type").asText("").equals("blocks")) {
                addOpen(waits, relation.path("issue"));
            }
        });
    }

    private static TrackedIssue issue(JsonNode json, Set<String> waits) {
        String id = json.path("identifier").asText("");
        int priority = json.path("priority").asInt();
        return new TrackedIssue(
                id,
                id,
                json.path("title").asText(""),
                json.path("description").asText(""),
                json.at("/creator/displayName").asText("somebody"),
                json.path("url").asText(""),
                isOpen(json),
                new IssueTerms(
                        waits,
                        priority > 0 && priority < PRIORITIES.size() ? PRIORITIES.get(priority) : "",
                        List.of(),
                        "",
                        json.path("dueDate").asText(""),
                        "",
                        false));
    }

    private static void addOpen(Set<String> waits, JsonNode other) {
        if (isOpen(other)) {
            waits.add(other.path("identifier").asText(""));
        }
    }

    private static boolean isOpen(JsonNode issue) {
        return !ENDED.contains(issue.at("/state/type").asText(""));
    }

    /** A team, such as {@code ENG}, where the interface is, and the key to it. */
    public record LinearTeam(URI url, String key, SecretValue apiKey) {
        public LinearTeam(URI url, String key, String apiKey) {
            this(url, key, new SecretValue(apiKey));
        }
    }
}
