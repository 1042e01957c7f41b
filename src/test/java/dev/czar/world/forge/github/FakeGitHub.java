package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.description.ApiDescription;
import dev.czar.world.forge.description.PublishedDescriptions;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A server on this machine that speaks as GitHub does, and fails as it is told to. */
public final class FakeGitHub implements AutoCloseable {
    public static final String TOKEN = "token-of-the-tests";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final FakeGitHubRepository repository;
    private final FakeGitHubApp app;
    private final Map<String, String> lastAnswers = new ConcurrentHashMap<>();
    private final Map<String, String> lists = new ConcurrentHashMap<>();
    private final List<HttpExchange> unanswered = new ArrayList<>();
    private final List<Instant> requests = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Optional<ApiDescription> description = PublishedDescriptions.gitHub();
    private final List<String> undescribed = new CopyOnWriteArrayList<>();
    private volatile Function<String, RequestFault> faults = call -> RequestFault.NONE;
    private volatile String scopes = "";
    private int unchanged;

    public FakeGitHub(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        repository = new FakeGitHubRepository(clock, api());
        app = new FakeGitHubApp(clock);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public GitHubAddress address() {
        return new GitHubAddress(api(), "acme", "tally", new SecretValue(TOKEN));
    }

    public FakeGitHubApp app() {
        return app;
    }

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeGitHubRepository repository() {
        return repository;
    }

    /** Decides for each request, such as {@code GET /user}, what goes wrong with it. */
    public void failing(Function<String, RequestFault> chosen) {
        faults = chosen;
    }

    /** What the token may do, as GitHub says it of classic ones. */
    void scopes(String list) {
        scopes = list;
    }

    public synchronized int requests() {
        return requests.size();
    }

    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** How often it only said that nothing is new. */
    public synchronized int unchanged() {
        return unchanged;
    }

    /** The most requests of a kind in any minute. */
    public synchronized int busiestMinute(Predicate<String> kind) {
        List<Instant> times = IntStream.range(0, log.size())
                .filter(index -> kind.test(log.get(index)))
                .mapToObj(requests::get)
                .toList();
        int most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (!times.get(first).plusSeconds(60).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            requests.add(clock.instant());
            log.add(call);
        }
        holdAgainstDescription(exchange, body);
        RequestFault fault = faults.apply(call);
        switch (fault) {
            case TOO_MANY -> {
                exchange.getResponseHeaders().add("Retry-After", "2");
                answer(exchange, 429, "{\"message\":\"slow down\"}");
            }
            case SECONDARY -> answer(exchange, 403, "{\"message\":\"You have exceeded a secondary rate limit.\"}");
            case FORBIDDEN -> answer(exchange, 403, "{\"message\":\"Resource not accessible\"}");
            case BROKEN -> answer(exchange, 502, "<html>bad gateway</html>");
            case DROPPED -> exchange.close();
            case SILENT -> {
                synchronized (this) {
                    unanswered.add(exchange);
                }
            }
            default -> serve(exchange, body, fault);
        }
    }

    /** GraphQL and the numbers of repositories, to which only GitHub itself leads, are not in it. */
    private void holdAgainstDescription(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        if (!uri.getPath().equals("/graphql") && !uri.getPath().startsWith("/repositories/")) {
            description
                    .map(one -> one.faults(exchange.getRequestMethod(), uri, body))
                    .ifPresent(undescribed::addAll);
        }
    }

    private void serve(HttpExchange exchange, byte[] body, RequestFault fault) throws IOException {
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        Optional<FakeGitHubRepository.CannedResponse> ofApp =
                app.answer(exchange.getRequestURI().getPath(), shown);
        if (ofApp.isPresent()) {
            answer(
                    exchange,
                    ofApp.get().status(),
                    MAPPER.writeValueAsString(ofApp.get().json()));
            return;
        }
        if (!TOKEN.equals(shown) && !app.isValid(shown)) {
            answer(exchange, 401, "{\"message\":\"Bad credentials\"}");
            return;
        }
        String url = exchange.getRequestURI().toString();
        boolean reading = exchange.getRequestMethod().equals("GET");
        if (!scopes.isEmpty()) {
            exchange.getResponseHeaders().add("X-OAuth-Scopes", scopes);
        }
        String list = url.contains("/pulls?") ? url + " " + repository.version() : "";
        if (reading && fault == RequestFault.NONE && lists.containsKey(list)) {
            conditional(exchange, lists.get(list));
            return;
        }
        JsonNode input = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        Optional<String> moved = repository.movedTo(url);
        if (moved.isPresent()) {
            exchange.getResponseHeaders().add("Location", moved.get());
            answer(exchange, 301, "{\"message\":\"Moved Permanently\"}");
            return;
        }
        repository.writesAs(app.isValid(shown) ? "czar-app[bot]" : "czar-bot");
        FakeGitHubRepository.CannedResponse reply =
                repository.answer(exchange.getRequestMethod(), exchange.getRequestURI(), input);
        if (fault == RequestFault.LOST) {
            exchange.close();
            return;
        }
        String text = MAPPER.writeValueAsString(reply.json());
        if (fault == RequestFault.CUT) {
            exchange.getResponseHeaders().add("ETag", tag(text));
            answer(exchange, reply.status(), text.substring(0, text.length() / 2));
            return;
        }
        if (fault == RequestFault.STALE && reading && reply.json() instanceof List) {
            text = lastAnswers.getOrDefault(url, text);
        }
        if (reading && reply.status() == 200 && fault == RequestFault.NONE && !list.isEmpty()) {
            lists.put(list, text);
        }
        if (reading && reply.status() == 200) {
            lastAnswers.put(url, text);
            conditional(exchange, text);
        } else {
            answer(exchange, reply.status(), text);
        }
    }

    private void conditional(HttpExchange exchange, String text) throws IOException {
        String tag = tag(text);
        exchange.getResponseHeaders().add("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            synchronized (this) {
                unchanged++;
            }
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            answer(exchange, 200, text);
        }
    }

    private static String tag(String text) {
        return "W/\"%08x\"".formatted(Arrays.hashCode(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        assertThat(undescribed)
                .as("what of the requests is not as GitHub describes its interface")
                .isEmpty();
    }

    /** What may go wrong with one request to a forge. */
    public enum RequestFault {
        NONE,
        /** 429 with Retry-After. */
        TOO_MANY,
        /** 403 of the secondary limit. */
        SECONDARY,
        /** 403 of this one thing. */
        FORBIDDEN,
        /** Done, and half of the answer. */
        CUT,
        /** 502. */
        BROKEN,
        /** No answer, ever. */
        SILENT,
        /** The connection ends before anything was done. */
        DROPPED,
        /** It was done, and the connection ends without an answer. */
        LOST,
        /** A list as it was when it was last asked for. */
        STALE
    }
}
