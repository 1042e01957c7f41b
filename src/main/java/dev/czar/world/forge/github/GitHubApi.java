package dev.czar.world.forge.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.ForgeRequest;
import dev.czar.world.forge.connection.ForgeResponse;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's REST interface as JSON, for one repository, which is followed when it was renamed. */
final class GitHubApi {
    static final int PAGE = 100;
    private static final int PAGES = 30;
    private static final int REDIRECTS = 3;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final GitHubAddress address;
    private final RateLimitedConnector connector;
    private final AtomicReference<String> repository;
    private final GitHubIdentity identity;

    GitHubApi(GitHubAddress address, RateLimitedConnector connector, Clock clock) {
        this.address = address;
        this.identity = new GitHubIdentity(address, connector, clock);
        this.connector = connector;
        this.repository = new AtomicReference<>(address.repository());
    }

    /** The owner of the repository, as it is called now. */
    String owner() {
        return repository.get().split("/")[0];
    }

    String repository() {
        return repository.get();
    }

    GitHubIdentity identity() {
        return identity;
    }

    /** What a classic token may do, as GitHub lists it; "" for other kinds of token. */
    String scopes() {
        return answer("GET", uri("/user"), "").header("x-oauth-scopes");
    }

    /** What GitHub says under a path of its own, such as {@code /user}. */
    JsonNode get(String path) {
        return answer("GET", uri(path), "").json();
    }

    /** What GitHub says under a path of the repository. */
    JsonNode getOfRepository(String path) {
        return ofRepository("GET", path, "").json();
    }

    /** The same of what may not be there. */
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(getOfRepository(path));
        } catch (ForgeRefusalException refused) {
            if (refused.isMissing()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** For a word in a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The first page of a list under a path of the repository. */
    List<JsonNode> page(String path) {
        return entries(getOfRepository(path), "");
    }

    /** All pages of a list; {@code field} holds its entries, "" when the answer is the list itself. */
    List<JsonNode> list(String path, String field) {
        List<JsonNode> all = new ArrayList<>();
        ForgeResponse answer = ofRepository("GET", path + (path.contains("?") ? "&" : "?") + "per_page=" + PAGE, "");
        for (int page = 1; ; page++) {
            all.addAll(entries(answer.json(), field));
            Matcher next = NEXT.matcher(answer.header("link"));
            if (!next.find() || page == PAGES) {
                return all;
            }
            answer = answer("GET", URI.create(next.group(1)), "");
        }
    }

    /** Writes under a path of the repository. */
    JsonNode send(String method, String path, Map<String, ?> body) {
        return ofRepository(method, path, body.isEmpty() ? "" : text(body)).json();
    }

    /** Asks GitHub's GraphQL interface; the answer's {@code data}. */
    JsonNode query(String query, Map<String, ?> variables) {
        JsonNode answer = graph(query, variables);
        if (answer.path("data").isObject()) {
            return answer.path("data");
        }
        throw new QueryRefusedException(answer);
    }

    /** Changes something by GitHub's GraphQL interface, which may answer a refused change with data all the same. */
    void change(String mutation, Map<String, ?> variables) {
        JsonNode answer = graph(mutation, variables);
        if (answer.path("errors").size() > 0 || !answer.path("data").isObject()) {
            throw new QueryRefusedException(answer);
        }
    }

    private JsonNode graph(String query, Map<String, ?> variables) {
        URI api = address.api();
        String path = api.getPath().endsWith("/v3") ? "/api/graphql" : api.getPath() + "/graphql";
        return answer("POST", api.resolve(path), text(Map.of("query", query, "variables", variables)))
                .json();
    }

    /** A repository that was renamed or transferred is asked for under its new name. */
    private ForgeResponse ofRepository(String method, String path, String body) {
        ForgeResponse answer = send(method, uri("/repos/" + repository.get() + path), body);
        if (answer.isRedirect()) {
            repository.set(presentName());
            answer = send(method, uri("/repos/" + repository.get() + path), body);
        }
        return answer.accepted(repository.get());
    }

    private String presentName() {
        ForgeResponse answer = send("GET", uri("/repos/" + repository.get()), "");
        for (int hop = 0; hop < REDIRECTS && answer.isRedirect(); hop++) {
            answer = send("GET", uri("").resolve(answer.header("location")), "");
        }
        String name = answer.accepted(repository.get()).json().path("full_name").asText("");
        if (name.split("/").length != 2) {
            throw new ForgeException("GitHub does not say where %s is now.".formatted(address.repository()));
        }
        return name;
    }

    private ForgeResponse answer(String method, URI uri, String body) {
        return send(method, uri, body).accepted(repository.get());
    }

    private ForgeResponse send(String method, URI uri, String body) {
        return connector.send(new ForgeRequest(method, uri, identity.authorization(), body));
    }

    private static List<JsonNode> entries(JsonNode answer, String field) {
        List<JsonNode> entries = new ArrayList<>();
        (field.isEmpty() ? answer : answer.path(field)).forEach(entries::add);
        return entries;
    }

    private URI uri(String path) {
        return URI.create(address.api() + path);
    }

    private static String text(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** GitHub understood a query and refuses it, with its reason. */
    static final class QueryRefusedException extends ForgeException {
        private static final long serialVersionUID = 1L;

        QueryRefusedException(JsonNode answer) {
            super("GitHub refuses: " + answer.at("/errors/0/message").asText("without a reason"));
        }
    }
}
