package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.project.ProjectLayout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The running service, and the project in it that the user's directory belongs to. */
final class Connection {

    private final Remote remote;
    private final String base;

    private Connection(Remote remote, String base) {
        this.remote = remote;
        this.base = base;
    }

    static Connection open(Czar czar) {
        ProjectLayout layout = Layouts.of(czar);
        Remote remote = Announced.service(layout);
        for (JsonNode project : remote.get("/api/projects").path("projects")) {
            if (layout.root().equals(Path.of(project.path("root").asText()))) {
                return new Connection(
                        remote, "/api/projects/" + encoded(project.path("name").asText()));
            }
        }
        throw Failure.of("the running Czar does not serve " + layout.root(), "start one here with: czar up");
    }

    JsonNode get(String noun) {
        return remote.get(base + noun);
    }

    JsonNode get(String noun, Map<String, String> query) {
        Map<String, String> given = new LinkedHashMap<>(query);
        given.values().removeIf(value -> value == null || value.isEmpty());
        String text = given.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return get(noun + (text.isEmpty() ? "" : "?" + text));
    }

    JsonNode post(String noun, Map<String, ?> body) {
        return remote.post(base + noun, body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
