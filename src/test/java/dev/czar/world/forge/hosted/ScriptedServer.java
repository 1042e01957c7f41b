package dev.czar.world.forge.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.io.TaskBranchNames;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RateLimitedConnector.ForgeEndpoint;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.description.ApiDescription;
import dev.czar.world.forge.description.PublishedDescriptions;
import dev.czar.world.forge.github.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A server on this machine that speaks as one kind of forge does; what each kind says is in its subclass. */
public abstract class ScriptedServer implements AutoCloseable {
    protected static final String SELF = "czar-bot";
    private static final String TOKEN = "token-of-the-tests";
    private static final JsonMapper MAPPER = new JsonMapper();

    protected final List<ScriptedPullRequest> pulls = new ArrayList<>();
    protected final Map<String, List<Map<String, Object>>> statuses = new TreeMap<>();
    private final Map<String, String> branches = new TreeMap<>();
    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> log = new ArrayList<>();
    private final HttpServer server;
    private final Optional<ApiDescription> description;
    private final String root;
    private final List<String> undescribed = new CopyOnWriteArrayList<>();
    private int lostAnswers;
    private int cutAnswers;
    private boolean renamed;

    /** {@code root} is what all paths begin with in the description of this kind. */
    protected ScriptedServer(String kind, String root) {
        this.description = PublishedDescriptions.given(kind);
        this.root = root;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Answers one request; its path is as it was sent. */
    protected abstract ScriptedAnswer answer(ScriptedRequest request);

    protected abstract String repository();

    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
    }

    /** A forge of this kind that knows nothing but what the server keeps. */
    public Forge forge(BiFunction<ServerClient, ForgeEndpoint, ForgeServer> kind) {
        RateLimitedConnector connector = connector();
        return new HostedForge(server(kind, connector), connector, time);
    }

    /** What a look at the access to it finds. */
    public List<AccessFinding> access(
            BiFunction<ServerClient, ForgeEndpoint, ForgeServer> kind, Optional<Boolean> owners) {
        return new ServerAccess(
                        server(kind, connector()),
                        new ServerAddress(api(), repository(), TOKEN, TaskBranchNames.STANDARD))
                .findings(owners);
    }

    private ForgeServer server(BiFunction<ServerClient, ForgeEndpoint, ForgeServer> kind, RateLimitedConnector way) {
        return kind.apply(new ServerClient(endpoint(), way, new SecretValue(TOKEN), repository()), endpoint());
    }

    private ForgeEndpoint endpoint() {
        return new ForgeEndpoint("The forge", api(), Map.of("Accept", "application/json"));
    }

    private RateLimitedConnector connector() {
        return new RateLimitedConnector(
                endpoint(), RequestLimits.DEFAULT, time, time, RandomGenerator.of("L64X128MixRandom"));
    }

    public FakeTime time() {
        return time;
    }

    public synchronized ScriptedPullRequest pull(int number) {
        return pulls.get(number - 1);
    }

    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** The next writings are done, and the connection ends without an answer. */
    public synchronized void loseAnswers(int count) {
        lostAnswers = count;
    }

    /** So many answers are cut off in the middle. */
    public synchronized void cutAnswers(int count) {
        cutAnswers = count;
    }

    /** The repository has another name from now on; who reads under the old one is told the place, who writes is not. */
    public synchronized void rename() {
        renamed = true;
    }

    /** A path under the old name and what it is now, both as they are sent. */
    protected abstract Map.Entry<String, String> movedHome();

    public synchronized List<Map<String, Object>> statusesOf(String commit) {
        return List.copyOf(statuses.getOrDefault(commit, List.of()));
    }

    /** Gives a branch a new commit. */
    public synchronized String push(String branch) {
        String commit = "%040x".formatted(branches.size() + System.nanoTime());
        branches.put(branch, commit);
        pulls.stream()
                .filter(pull -> pull.state.equals("open") && pull.branch.equals(branch))
                .forEach(pull -> pull.head = commit);
        return commit;
    }

    protected Optional<ScriptedPullRequest> create(String branch, String base, String title, String body) {
        if (pulls.stream().anyMatch(pull -> pull.state.equals("open") && pull.branch.equals(branch))) {
            return Optional.empty();
        }
        ScriptedPullRequest pull = new ScriptedPullRequest(pulls.size() + 1, branch, branches.get(branch), now());
        pull.base = base;
        pull.title = title;
        pull.body = body;
        pulls.add(pull);
        return Optional.of(pull);
    }

    public String now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Pull requests of people, opened and closed after all others. */
    public synchronized void busy(int count) {
        for (int other = 0; other < count; other++) {
            push("people/" + pulls.size());
            create("people/" + pulls.size(), "main", "People's", "").orElseThrow().state = "closed";
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        URI described = URI.create(root + exchange.getRequestURI().toString().substring("/api".length()));
        description.map(one -> one.faults(method, described, body)).ifPresent(undescribed::addAll);
        ScriptedAnswer answer;
        boolean lost = false;
        boolean cut = false;
        synchronized (this) {
            log.add(method + " " + exchange.getRequestURI());
            if (("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                JsonNode input = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
                String path = exchange.getRequestURI().getRawPath().substring("/api".length());
                answer = placed(exchange, new ScriptedRequest(method, path, query(exchange.getRequestURI()), input));
                lost = !method.equals("GET") && lostAnswers-- > 0;
                cut = answer.status() < 300 && cutAnswers-- > 0;
            } else {
                answer = new ScriptedAnswer(401, Map.of("message", "401 Unauthorized"));
            }
        }
        if (lost) {
            exchange.close();
            return;
        }
        answer = paged(exchange, answer);
        byte[] text = answer.json() instanceof String plain
                ? plain.getBytes(StandardCharsets.UTF_8)
                : MAPPER.writeValueAsBytes(answer.json());
        int length = cut ? text.length / 2 : text.length;
        exchange.getResponseHeaders()
                .set("Content-Type", answer.json() instanceof String ? "text/plain" : "application/json");
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(text, 0, length);
        exchange.close();
    }

    /** What is at a path, by whichever name of the repository. */
    private ScriptedAnswer placed(HttpExchange exchange, ScriptedRequest request) {
        String before = movedHome().getKey();
        String now = movedHome().getValue();
        if (renamed && isUnder(request.path(), before)) {
            if (!request.method().equals("GET")) {
                return new ScriptedAnswer(405, Map.of("message", "405 Method Not Allowed"));
            }
            String moved = exchange.getRequestURI().toString().replace(before, now);
            exchange.getResponseHeaders().set("Location", "http://elsewhere" + moved);
            return new ScriptedAnswer(301, Map.of("message", "Moved"));
        }
        return answer(
                renamed && isUnder(request.path(), now)
                        ? new ScriptedRequest(
                                request.method(), request.path().replace(now, before), request.query(), request.input())
                        : request);
    }

    private static boolean isUnder(String path, String home) {
        return path.equals(home) || path.startsWith(home + "/");
    }

    /** The page that is asked for, with a link to the next while there is one. */
    private static ScriptedAnswer paged(HttpExchange exchange, ScriptedAnswer answer) {
        Map<String, String> query = query(exchange.getRequestURI());
        String limit = query.getOrDefault("limit", query.get("per_page"));
        if (limit == null || !(answer.json() instanceof List<?> list)) {
            return answer;
        }
        int size = Integer.parseInt(limit);
        int from = Math.min(list.size(), (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size);
        int to = Math.min(list.size(), from + size);
        if (to < list.size()) {
            exchange.getResponseHeaders().set("Link", "<http://elsewhere/>; rel=\"next\"");
        }
        return new ScriptedAnswer(answer.status(), list.subList(from, to));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    protected static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A map that may hold nothing for a key. */
    protected static Map<String, Object> json(Object... pairs) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            json.put((String) pairs[index], pairs[index + 1]);
        }
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        assertThat(undescribed)
                .as("what of the requests is not as this kind of forge describes its interface")
                .isEmpty();
    }

    /** A request as a server sees it. */
    public record ScriptedRequest(String method, String path, Map<String, String> query, JsonNode input) {
        public String text(String field) {
            return input.path(field).asText("");
        }
    }

    /** A status and what goes with it. */
    public record ScriptedAnswer(int status, Object json) {
        public static ScriptedAnswer of(Object json) {
            return new ScriptedAnswer(200, json);
        }

        public static ScriptedAnswer missing() {
            return new ScriptedAnswer(404, Map.of("message", "404 Not Found"));
        }
    }

    /** A pull request as a server keeps it; its lists are in the words of its kind. */
    public static final class ScriptedPullRequest {
        public final int number;
        public final String branch;
        public final String opened;
        public final List<Map<String, Object>> comments = new ArrayList<>();
        public final List<Map<String, Object>> reviews = new ArrayList<>();
        public final List<String> labels = new ArrayList<>();
        public String head;
        public String base = "";
        public String title = "";
        public String body = "";
        public String state = "open";
        public int failure;
        public boolean fork;
        public int version;

        ScriptedPullRequest(int number, String branch, String head, String opened) {
            this.number = number;
            this.branch = branch;
            this.head = head;
            this.opened = opened;
        }

        /** Another whenever anything of it was changed. */
        public String updated() {
            int sum = List.of(comments, reviews, labels, title, body, state, version)
                            .hashCode()
                    & 0xffff;
            return "2026-01-01T%02d:%02d:%02dZ".formatted(sum / 3_600, sum / 60 % 60, sum % 60);
        }
    }
}
