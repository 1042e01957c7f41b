package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves JavaScript modules with the names they import written out as paths, by the import maps in the libraries' jars: a
 * browser could do that itself only with an inline script.
 */
@ApplicationScoped
class JavaScriptModules {

    private static final int FIRST = 100;
    private static final String MAPS = "META-INF/importmap.json";
    private static final Pattern IMPORT =
            Pattern.compile("(\\bfrom\\s*|\\bimport\\s*\\(?\\s*)([\"'])([@\\w][^\"']*)\\2");

    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final SortedMap<String, String> paths = new TreeMap<>(Collections.reverseOrder());
    private final Map<String, Optional<String>> served = new ConcurrentHashMap<>();

    void serve(@Observes Router router) throws IOException {
        for (URL map : Collections.list(loader.getResources(MAPS))) {
            JsonNode imports = imports(map);
            imports.fieldNames()
                    .forEachRemaining(name -> paths.put(name, imports.path(name).textValue()));
        }
        router.getWithRegex("/(_static|app)/[\\w@./-]+\\.js").order(FIRST).handler(this::answer);
    }

    private static JsonNode imports(URL map) throws IOException {
        try (InputStream stream = map.openStream()) {
            return new ObjectMapper().readTree(stream).path("imports");
        }
    }

    private void answer(RoutingContext context) {
        Optional<String> module = served.computeIfAbsent(context.normalizedPath(), this::read);
        if (module.isEmpty()) {
            context.next();
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/javascript; charset=utf-8")
                .end(module.get());
    }

    private Optional<String> read(String path) {
        try (InputStream stream = loader.getResourceAsStream("META-INF/resources" + path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(written(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String written(String module) {
        return IMPORT.matcher(module)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + found.group(2) + path(found.group(3)) + found.group(2)));
    }

    /** Longer names come first, so that {@code lit-html/} is not taken for {@code lit}. */
    private String path(String name) {
        String exact = paths.get(name);
        if (exact != null) {
            return exact;
        }
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                .map(entry -> entry.getValue() + name.substring(entry.getKey().length()))
                .findFirst()
                .orElse(name);
    }
}
