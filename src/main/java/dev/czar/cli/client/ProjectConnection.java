package dev.czar.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The running service, and the project in it that the user's directory belongs to. */
public final class ProjectConnection {

    /** Longer than the service gives them. */
    private static final Duration RULES_TIMEOUT = Duration.ofSeconds(90);

    private final ServiceClient remote;
    private final String base;

    private ProjectConnection(ServiceClient remote, String base) {
        this.remote = remote;
        this.base = base;
    }

    public static ProjectConnection open(CzarCommand czar) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        ServiceClient remote = ServiceLocator.locate(layout);
        for (JsonNode project : remote.get("/api/v1/projects").path("projects")) {
            if (layout.root().equals(Path.of(project.path("root").asText()))) {
                return new ProjectConnection(
                        remote,
                        "/api/v1/projects/" + encoded(project.path("name").asText()));
            }
        }
        throw CommandFailure.of("the running Czar does not serve " + layout.root(), "start one here with: czar up");
    }

    public JsonNode get(String noun) {
        return remote.get(base + noun);
    }

    public JsonNode get(String noun, Map<String, String> query) {
        Map<String, String> given = new LinkedHashMap<>(query);
        given.values().removeIf(value -> value == null || value.isEmpty());
        String text = given.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return get(noun + (text.isEmpty() ? "" : "?" + text));
    }

    public JsonNode post(String noun, Map<String, ?> body) {
        return remote.post(base + noun, body);
    }

    /** What changes the rules, which are tried first. */
    public JsonNode postRules(String noun, Map<String, ?> body) {
        return remote.post(base + noun, body, RULES_TIMEOUT);
    }

    /** Hears what changes, from now on. */
    public void listen(String noun, WebSocket.Listener listener) {
        remote.listen(base + noun, listener);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
