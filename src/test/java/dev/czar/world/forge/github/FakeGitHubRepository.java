package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.world.forge.ScriptedIssues;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The repository acme/tally as GitHub keeps it. */
public final class FakeGitHubRepository {
    private static final String HOME = "/repos/acme/tally";

    private final Clock clock;
    private final URI api;
    private final Map<String, String> branches = new TreeMap<>();
    private final List<FakePullRequest> pulls = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> statuses = new TreeMap<>();
    private final FakeCi ci;
    private final FakeMerges merges;
    private final ScriptedIssues issues = new ScriptedIssues(false);
    private int commits;
    private String self = "czar-bot";
    private String name = "tally";
    private boolean writable = true;
    private static final int CONNECTION_PAGE = 100;

    private boolean teamsHidden;
    private boolean administering = true;
    private Function<String, Optional<String>> pushed = branch -> Optional.empty();

    FakeGitHubRepository(Clock clock, URI api) {
        this.clock = clock;
        this.api = api;
        this.ci = new FakeCi(clock);
        this.merges = new FakeMerges(clock);
    }

    /** Gives a branch a new commit. */
    public synchronized String push(String branch) {
        String commit = "%040x".formatted(++commits + 0xabc000);
        return push(branch, commit);
    }

    public synchronized String push(String branch, String commit) {
        branches.put(branch, commit);
        pulls.stream()
                .filter(pull -> pull.isOpen() && pull.branch.equals(branch))
                .forEach(pull -> {
                    pull.head = commit;
                    pull.touch();
                });
        return commit;
    }

    /** Where a branch is that nobody pushed here by name. */
    public synchronized void mirrors(Function<String, Optional<String>> heads) {
        pushed = heads;
    }

    /** Gives the repository another name; whoever asks for the old one is sent to the new place. */
    public synchronized void rename(String newName) {
        name = newName;
        pulls.forEach(FakePullRequest::touch);
    }

    synchronized void permits(boolean writing) {
        writable = writing;
    }

    synchronized void administers(boolean administrator) {
        administering = administrator;
    }

    synchronized void writesAs(String login) {
        self = login;
    }

    /** Where a path of the old name is now. */
    synchronized Optional<String> movedTo(String url) {
        return name.equals("tally") || !url.startsWith(HOME)
                ? Optional.empty()
                : Optional.of(api + "/repositories/1" + url.substring(HOME.length()));
    }

    /** Another number as soon as a list of pull requests would be another. */
    synchronized int version() {
        return 1_000 * pulls.size()
                + pulls.stream().mapToInt(FakePullRequest::version).sum();
    }

    public synchronized List<FakePullRequest> pulls() {
        return List.copyOf(pulls);
    }

    /** What people do by hand. */
    public synchronized FakePullRequest pull(int number) {
        return pulls.get(number - 1);
    }

    public synchronized List<Map<String, Object>> statuses(String commit) {
        return List.copyOf(statuses.getOrDefault(commit, List.of()));
    }

    /** A status and what goes with it. */
    record CannedResponse(int status, Object json) {

        static CannedResponse missing() {
            return new CannedResponse(404, Map.of("message", "Not Found"));
        }
    }

    synchronized CannedResponse answer(String method, URI uri, JsonNode input) {
        String path = uri.getRawPath()
                .replaceFirst("^/repositories/1(?=/|$)", HOME)
                .replaceFirst("^/repos/acme/" + name + "(?=/|$)", HOME);
        if (path.equals("/graphql")) {
            return query(input);
        }
        if (path.equals("/user")) {
            return new CannedResponse(200, user(self));
        }
        if (path.equals(HOME)) {
            return new CannedResponse(200, home());
        }
        if (!path.startsWith(HOME + "/")) {
            return CannedResponse.missing();
        }
        String[] parts = path.substring(HOME.length() + 1).split("/");
        return switch (parts[0]) {
            case "collaborators" -> permission(decoded(parts[1]));
            case "statuses" -> statuses(method, parts[1], input);
            case "commits" -> parts[2].equals("statuses") ? statuses(method, parts[1], input) : ci.runs(parts[1]);
            case "check-runs" -> ci.annotations(parts[1]);
            case "actions" -> ci.workflows(method, parts);
            case "branches" -> parts.length == 2 ? ci.branch() : ci.protection(parts);
            case "rules" -> ci.rules();
            case "issues" ->
                issues.answer(method, List.of(parts).subList(1, parts.length), query(uri), input)
                        .map(found -> new CannedResponse(200, found))
                        .orElseGet(() -> one(method, Integer.parseInt(parts[1]), parts, input));
            case "pulls" ->
                parts.length == 1 ? pulls(method, uri, input) : one(method, Integer.parseInt(parts[1]), parts, input);
            default -> CannedResponse.missing();
        };
    }

    private CannedResponse query(JsonNode input) {
        JsonNode variables = input.path("variables");
        if (variables.has("branch")) {
            return merges.present(variables.path("branch").asText(), pulls);
        }
        if (variables.has("mainline")) {
            return merges.queue();
        }
        if (variables.has("id")) {
            return merges.change(input, pulls);
        }
        return variables.has("ids") ? spoken(variables) : teams();
    }

    private CannedResponse pulls(String method, URI uri, JsonNode input) {
        if (method.equals("POST")) {
            return create(input);
        }
        Map<String, String> query = query(uri);
        return new CannedResponse(
                200,
                pulls.stream()
                        .filter(pull -> query.getOrDefault("state", "open").equals("all")
                                || query.getOrDefault("state", "open").equals(pull.state))
                        .filter(pull -> Optional.ofNullable(query.get("head"))
                                .filter(head -> !head.equals("acme:" + pull.branch))
                                .isEmpty())
                        .sorted(Comparator.comparingInt((FakePullRequest pull) -> -pull.number))
                        .map(pull -> pull.json(api + HOME, home()))
                        .toList());
    }

    private CannedResponse create(JsonNode input) {
        String branch = input.path("head").asText();
        pushed.apply(branch).ifPresent(head -> branches.put(branch, head));
        if (!branches.containsKey(branch)) {
            return refused("Validation Failed: head invalid");
        }
        if (pulls.stream().anyMatch(pull -> pull.isOpen() && pull.branch.equals(branch))) {
            return refused("Validation Failed: A pull request already exists for acme:" + branch + ".");
        }
        FakePullRequest pull = new FakePullRequest(pulls.size() + 1, branch, branches.get(branch), now());
        pull.title = input.path("title").asText();
        pull.body = input.path("body").asText();
        pull.base = input.path("base").asText();
        pulls.add(pull);
        return new CannedResponse(201, pull.json(api + HOME, home()));
    }

    private CannedResponse one(String method, int number, String[] parts, JsonNode input) {
        if (number > pulls.size()) {
            return CannedResponse.missing();
        }
        FakePullRequest pull = pulls.get(number - 1);
        String collection = parts[0];
        String part = parts.length > 2 ? parts[2] : "";
        switch (method + " " + part) {
            case "PATCH " -> pull.edit(input, now());
            case "PUT merge" -> {
                return merges.merge(pull, input);
            }
            case "GET reviews" -> {
                if (pull.failure != 0) {
                    return new CannedResponse(pull.failure, Map.of("message", "This one cannot be read"));
                }
                return new CannedResponse(200, List.copyOf(pull.reviews));
            }
            case "GET comments" -> {
                return new CannedResponse(200, List.copyOf(collection.equals("pulls") ? pull.inline : pull.comments));
            }
            case "POST reviews" -> {
                String event = input.path("event").asText();
                if (!event.equals("COMMENT")) {
                    return refused("Can not " + event + " your own pull request");
                }
                return new CannedResponse(
                        200,
                        pull.reviewed(
                                self,
                                "COMMENTED",
                                input.path("commit_id").asText(),
                                input.path("body").asText(),
                                now()));
            }
            case "POST comments" -> {
                if (parts.length > 4 && parts[4].equals("replies")) {
                    return new CannedResponse(
                            201, pull.replied(self, parts[3], input.path("body").asText(), now()));
                }
                return new CannedResponse(
                        201, pull.commented(self, input.path("body").asText(), now()));
            }
            case "POST labels" -> {
                input.path("labels").forEach(label -> pull.label(label.asText()));
                return new CannedResponse(200, pull.labelJson());
            }
            case "DELETE labels" -> {
                pull.labels.remove(decoded(parts[3]));
                pull.touch();
                return new CannedResponse(200, pull.labelJson());
            }
            default -> {}
        }
        return new CannedResponse(200, pull.json(api + HOME, home()));
    }

    /** From now on the teams of the organization are refused, as to a token without the scope for them. */
    public void hideTeams() {
        teamsHidden = true;
    }

    private CannedResponse teams() {
        return new CannedResponse(
                200,
                teamsHidden
                        ? Map.of(
                                "errors",
                                List.of(Map.of("type", "INSUFFICIENT_SCOPES", "message", "read:org is needed")))
                        : Map.of("data", Map.of("repositoryOwner", Map.of("teams", Map.of("totalCount", 2)))));
    }

    private CannedResponse spoken(JsonNode variables) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (JsonNode id : variables.path("ids")) {
            FakePullRequest pull = pulls.get(Integer.parseInt(id.asText().substring("PR_".length())) - 1);
            List<Map<String, Object>> threads = pull.inline.stream()
                    .map(comment -> Map.of(
                            "isResolved",
                            pull.resolved.contains((Integer) comment.get("id")),
                            "comments",
                            Map.of("nodes", List.of(Map.of("databaseId", comment.get("id"))))))
                    .toList();
            nodes.add(Map.of(
                    "id",
                    id.asText(),
                    "reviewThreads",
                    connection(threads, variables.path("threads")),
                    "latestOpinionatedReviews",
                    connection(pull.representedJson(), variables.path("reviews"))));
        }
        return new CannedResponse(200, Map.of("data", Map.of("nodes", nodes)));
    }

    private static Map<String, Object> connection(List<Map<String, Object>> all, JsonNode after) {
        int from = Math.min(all.size(), after.asInt(0));
        int to = Math.min(all.size(), from + CONNECTION_PAGE);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", to < all.size());
        info.put("endCursor", to > from ? String.valueOf(to) : null);
        return Map.of("nodes", all.subList(from, to), "pageInfo", info);
    }

    /** What a program says of a commit by a status. */
    synchronized void status(String commit, String context, String state) {
        statuses(
                "POST",
                commit,
                new ObjectNode(JsonNodeFactory.instance).put("context", context).put("state", state));
    }

    private CannedResponse statuses(String method, String commit, JsonNode input) {
        List<Map<String, Object>> present = statuses.computeIfAbsent(commit, any -> new ArrayList<>());
        if (method.equals("GET")) {
            return new CannedResponse(200, List.copyOf(present));
        }
        Map<String, Object> status = Map.of(
                "id",
                present.size() + 1,
                "state",
                input.path("state").asText(),
                "context",
                input.path("context").asText(),
                "description",
                input.path("description").asText(),
                "created_at",
                now());
        present.add(0, status);
        return new CannedResponse(201, status);
    }

    private Map<String, Object> home() {
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("id", 1);
        home.put("name", name);
        home.put("full_name", "acme/" + name);
        home.put("permissions", Map.of("push", writable, "admin", administering));
        home.put("owner", user("acme"));
        home.put("url", api + HOME);
        return home;
    }

    /** As it stands in answers; nothing for an account that was deleted. */
    static Map<String, Object> user(String login) {
        return login.equals("ghost")
                ? null
                : Map.of(
                        "login",
                        login,
                        "id",
                        Math.abs(login.hashCode()),
                        "type",
                        login.endsWith("[bot]") ? "Bot" : "User");
    }

    /** Programs and accounts that are gone are nobody's collaborators. */
    private static CannedResponse permission(String login) {
        if (login.endsWith("[bot]") || login.startsWith("gone")) {
            return CannedResponse.missing();
        }
        return new CannedResponse(200, Map.of("permission", login.startsWith("stranger") ? "read" : "write"));
    }

    /** The issues that people open. */
    public ScriptedIssues people() {
        return issues;
    }

    /** How it merges. */
    public FakeMerges merges() {
        return merges;
    }

    /** What CI says, and what the mainline asks for. */
    public FakeCi ci() {
        return ci;
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static CannedResponse refused(String why) {
        return new CannedResponse(422, Map.of("message", why));
    }
}
