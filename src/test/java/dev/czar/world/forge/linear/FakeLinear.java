package dev.czar.world.forge.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The team ENG on a server of this machine that answers as Linear does; its issues are ENG-1, ENG-2 and so on. */
final class FakeLinear implements AutoCloseable {
    static final String KEY = "lin_api_of_the_tests";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PAGE = 50;

    private final HttpServer server;
    private final Map<Integer, LinearIssue> issues = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final Deque<RawAnswer> raw = new ArrayDeque<>();
    private int lostAnswers;

    FakeLinear() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql");
    }

    /** What a person opens. */
    synchronized String opened(String label, String title, int priority) {
        int number = issues.size() + 1;
        issues.put(number, new LinearIssue(number, label, title, priority));
        return "ENG-" + number;
    }

    synchronized void blocks(int blocker, int blocked) {
        issues.get(blocked).blockers.add(blocker);
    }

    synchronized void contains(int whole, int part) {
        issues.get(whole).parts.add(part);
    }

    synchronized void move(int number, String stateType) {
        issues.get(number).state = stateType;
    }

    synchronized String state(int number) {
        return issues.get(number).state;
    }

    /** What a person says there. */
    synchronized void said(int number, String text) {
        issues.get(number).comments.add(text);
    }

    synchronized List<String> comments(int number) {
        return List.copyOf(issues.get(number).comments);
    }

    /** The next writings are done, and their answers do not arrive. */
    synchronized void loseAnswers(int count) {
        lostAnswers = count;
    }

    /** The next request is answered so, whatever it asks. */
    synchronized void answerNext(int status, String text) {
        raw.add(new RawAnswer(status, text));
    }

    synchronized List<String> log() {
        return List.copyOf(log);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        String document = request.path("query").asText();
        RawAnswer answer;
        boolean lost;
        synchronized (this) {
            log.add(document);
            answer = raw.isEmpty() ? answer(exchange, document, request.path("variables")) : raw.remove();
            lost = document.startsWith("mutation") && lostAnswers-- > 0;
        }
        if (lost) {
            exchange.close();
            return;
        }
        byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private RawAnswer answer(HttpExchange exchange, String document, JsonNode given) throws IOException {
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return refusal(401, "Authentication required, not authenticated");
        }
        if (QueryComplexity.of(document) > QueryComplexity.MOST) {
            return refusal(400, "Query too complex");
        }
        return new RawAnswer(200, MAPPER.writeValueAsString(answer(document, given)));
    }

    private static RawAnswer refusal(int status, String message) throws IOException {
        return new RawAnswer(status, MAPPER.writeValueAsString(Map.of("errors", List.of(Map.of("message", message)))));
    }

    private Map<String, Object> answer(String document, JsonNode given) {
        boolean ours = given.path("team").asText().equals("ENG");
        Map<String, Object> teams =
                Map.of("nodes", ours ? List.of(Map.of("id", "eng", "name", "Engineering")) : List.of());
        if (document.contains("viewer")) {
            return Map.of("data", Map.of("viewer", Map.of("displayName", "czar"), "teams", teams));
        }
        if (document.contains("commentCreate")) {
            issue(given.path("issue").asText()).comments.add(given.path("body").asText());
            return data("commentCreate", Map.of("success", true));
        }
        if (document.contains("issueUpdate")) {
            issues.get(Integer.parseInt(given.path("issue").asText().substring("uuid-".length()))).state =
                    given.path("state").asText().equals("done") ? "completed" : "canceled";
            return data("issueUpdate", Map.of("success", true));
        }
        if (document.contains("workflowStates")) {
            return data(
                    "workflowStates",
                    Map.of(
                            "nodes",
                            List.of(Map.of("id", "shipped", "position", 9.5), Map.of("id", "done", "position", 3))));
        }
        List<LinearIssue> found = issues.values().stream()
                .filter(issue -> ours && issue.isWanted(given))
                .toList();
        int from = given.has("number") ? 0 : given.path("after").asInt(0);
        int to = Math.min(found.size(), from + PAGE);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(
                "nodes",
                found.subList(from, to).stream()
                        .map(issue -> json(issue, endedOf(document, given), given))
                        .toList());
        page.put("pageInfo", Map.of("hasNextPage", to < found.size(), "endCursor", String.valueOf(to)));
        return Map.of("data", Map.of("teams", teams, "issues", page));
    }

    /** The states of parts that are not to be listed. */
    private static Set<String> endedOf(String document, JsonNode given) {
        Set<String> ended = new HashSet<>();
        if (document.contains("filter: { state: { type: { nin: $ended } } }) { nodes { identifier")) {
            given.path("ended").forEach(state -> ended.add(state.asText()));
        }
        return ended;
    }

    private static Map<String, Object> data(String field, Object value) {
        return Map.of("data", Map.of(field, value));
    }

    private LinearIssue issue(String identifier) {
        return issues.get(Integer.parseInt(identifier.substring("ENG-".length())));
    }

    private Map<String, Object> json(LinearIssue issue, Set<String> ended, JsonNode given) {
        Map<String, Object> json = reference(issue);
        json.put("id", "uuid-" + issue.number);
        json.put("title", issue.title);
        json.put("description", "As said.");
        json.put("url", "https://linear.test/ENG-" + issue.number);
        json.put("priority", issue.priority);
        json.put("dueDate", issue.priority > 0 ? "2026-12-24" : null);
        json.put("creator", issue.number == 1 ? null : Map.of("displayName", "alice"));
        json.put(
                "children",
                page(
                        given.path("parts"),
                        issue.parts.stream()
                                .map(issues::get)
                                .filter(part -> !ended.contains(part.state))
                                .map(FakeLinear::reference)
                                .toList()));
        json.put(
                "inverseRelations",
                page(
                        given.path("relations"),
                        issue.blockers.stream()
                                .map(issues::get)
                                .map(other -> Map.of(
                                        "type",
                                        other.title.startsWith("Like") ? "related" : "blocks",
                                        "issue",
                                        reference(other)))
                                .toList()));
        json.put(
                "comments",
                page(
                        given.path("after"),
                        issue.comments.stream()
                                .map(text -> Map.of("body", text))
                                .toList()));
        return json;
    }

    /** What a connection has after a cursor. */
    private static Map<String, Object> page(JsonNode after, List<?> all) {
        int from = Math.min(all.size(), after.asInt(0));
        int to = Math.min(all.size(), from + PAGE);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", to < all.size());
        info.put("endCursor", to > from ? String.valueOf(to) : null);
        return Map.of("nodes", all.subList(from, to), "pageInfo", info);
    }

    private static Map<String, Object> reference(LinearIssue issue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", "ENG-" + issue.number);
        json.put("state", Map.of("type", issue.state));
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record RawAnswer(int status, String text) {}

    private static final class LinearIssue {
        private final int number;
        private final String label;
        private final String title;
        private final int priority;
        private final List<String> comments = new ArrayList<>();
        private final List<Integer> blockers = new ArrayList<>();
        private final List<Integer> parts = new ArrayList<>();
        private String state = "backlog";

        LinearIssue(int number, String label, String title, int priority) {
            this.number = number;
            this.label = label;
            this.title = title;
            this.priority = priority;
        }

        boolean isWanted(JsonNode given) {
            if (given.has("number")) {
                return number == given.path("number").asInt();
            }
            for (JsonNode ended : given.path("ended")) {
                if (ended.asText().equals(state)) {
                    return false;
                }
            }
            return label.equals(given.path("label").asText());
        }
    }
}
