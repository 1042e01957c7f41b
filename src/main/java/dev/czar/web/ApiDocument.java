package dev.czar.web;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** The description of the API as OpenAPI has it, made when Czar is built: to make it at each start takes a second. */
final class ApiDocument {

    static final String JSON = "api/openapi.json";
    static final String YAML = "api/openapi.yaml";

    private static final String SETTING = "mp.openapi.extensions.smallrye.";

    /** Types of Java that answers are made of: what their elements are is looked up in them. */
    private static final List<Class<?>> CONTAINERS =
            List.of(Collection.class, List.class, Set.class, Map.class, Optional.class);

    private ApiDocument() {}

    /** A step of the build: describes the classes in a directory, of this version, and leaves the description among them. */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        SmallRyeOpenAPI document = of(classes, arguments[1]);
        Files.createDirectories(classes.resolve(JSON).getParent());
        Files.writeString(classes.resolve(JSON), document.toJSON());
        Files.writeString(classes.resolve(YAML), document.toYAML());
    }

    static SmallRyeOpenAPI of(Path classes, String version) throws IOException {
        return SmallRyeOpenAPI.builder()
                .withConfig(config(version))
                .withIndex(index(classes))
                .withApplicationClassLoader(ApiDocument.class.getClassLoader())
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .addFilter(new ApiDocumentFilter())
                .build();
    }

    private static Config config(String version) {
        Map<String, String> settings = Map.of(
                SETTING + "openapi",
                "3.1.0",
                SETTING + "info.title",
                "Czar",
                SETTING + "info.version",
                version,
                SETTING + "info.description",
                "What Czar knows and has decided, why, and a human's orders.",
                SETTING + "defaultProduces",
                MediaType.APPLICATION_JSON,
                SETTING + "defaultConsumes",
                MediaType.APPLICATION_JSON,
                SETTING + "defaultStreamingConsumes",
                MediaType.APPLICATION_OCTET_STREAM);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, ApiDocument.class.getSimpleName(), 100))
                .build();
    }

    private static Index index(Path classes) throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    indexer.index(stream);
                }
            }
        }
        for (Class<?> container : CONTAINERS) {
            indexer.indexClass(container);
        }
        return indexer.complete();
    }
}
