package dev.czar.world.forge.hosted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.ForgeRequest;
import dev.czar.world.forge.connection.ForgeResponse;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RateLimitedConnector.ForgeEndpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A server's REST interface as JSON, for one repository, which is followed when it was renamed. */
public final class ServerClient {
    private static final int PAGES = 30;
    private static final int REDIRECTS = 3;
    private static final String NEXT = "rel=\"next\"";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ForgeEndpoint endpoint;
    private final RateLimitedConnector connector;
    private final SecretValue token;
    private final String repository;
    private final MovedPaths moves = new MovedPaths();

    public ServerClient(ForgeEndpoint endpoint, RateLimitedConnector connector, SecretValue token, String repository) {
        this.endpoint = endpoint;
        this.connector = connector;
        this.token = token;
        this.repository = repository;
    }

    public String repository() {
        return repository;
    }

    public JsonNode get(String path) {
        return send("GET", uri(path), "").json();
    }

    /** What a path has as text that is no JSON. */
    public String text(String path) {
        return send("GET", uri(path), "").text();
    }

    /** Nothing where it is missing. */
    public Optional<JsonNode> find(String path) {
        return unless(ForgeRefusalException::isMissing, () -> get(path));
    }

    /** Nothing where it is missing or may not be read. */
    public Optional<JsonNode> readable(String path) {
        return readable(() -> get(path));
    }

    /** All pages of a list; nothing where it is missing or may not be read. */
    public Optional<List<JsonNode>> readableList(String path) {
        return readable(() -> list(path));
    }

    private static <T> Optional<T> readable(Supplier<T> answer) {
        return unless(refused -> refused.isMissing() || refused.isForbidden(), answer);
    }

    private static <T> Optional<T> unless(Predicate<ForgeRefusalException> expected, Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (ForgeRefusalException refused) {
            if (expected.test(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** All pages of a list, by number: a server behind another names itself otherwise in its links. */
    public List<JsonNode> list(String path) {
        return list(path, PAGES, all -> false);
    }

    /** At most this many pages of a list, and none after the one that has enough. */
    public List<JsonNode> list(String path, int pages, Predicate<List<JsonNode>> enough) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            String numbered = page == 1 ? path : path + (path.contains("?") ? "&" : "?") + "page=" + page;
            ForgeResponse answer = send("GET", uri(numbered), "");
            answer.json().forEach(all::add);
            if (!answer.header("link").contains(NEXT) || page == pages || enough.test(all)) {
                return all;
            }
        }
    }

    /** The first page of a list. */
    public List<JsonNode> page(String path) {
        List<JsonNode> entries = new ArrayList<>();
        get(path).forEach(entries::add);
        return entries;
    }

    /** Makes a pull request; that there is one already which no list shows counts as a lost answer. */
    public JsonNode create(String path, Map<String, ?> body) {
        try {
            return write("POST", path, body);
        } catch (ForgeRefusalException refused) {
            if (refused.isConflict()) {
                throw new ResponseLostException(
                        "%s has a pull request of this branch and does not list it yet.".formatted(endpoint.name()));
            }
            throw refused;
        }
    }

    public JsonNode write(String method, String path, Map<String, ?> body) {
        return send(method, uri(path), body.isEmpty() ? "" : json(body)).json();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static Instant at(JsonNode json, String field) {
        String text = json.path(field).asText("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new ForgeException(
                    "The forge's answer cannot be understood: %s is '%s', expected a time".formatted(field, text),
                    malformed);
        }
    }

    /** As it was written: line ends of a web form are ours again. */
    public static String body(JsonNode text) {
        return text.asText("").replace("\r\n", "\n");
    }

    private ForgeResponse send(String method, URI uri, String body) {
        URI present = moves.present(uri);
        ForgeResponse answer = exchange(method, present, body);
        for (int hop = 0; hop < REDIRECTS && answer.isRedirect(); hop++) {
            moves.add(present, URI.create(answer.header("location")), endpoint.api());
            URI next = moves.present(uri);
            if (next.equals(present)) {
                break;
            }
            present = next;
            answer = exchange(method, present, body);
        }
        return answer.accepted(repository);
    }

    private ForgeResponse exchange(String method, URI uri, String body) {
        return connector.send(new ForgeRequest(method, uri, "Bearer " + token.reveal(), body));
    }

    private URI uri(String path) {
        return URI.create(endpoint.api() + path);
    }

    private static String json(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
