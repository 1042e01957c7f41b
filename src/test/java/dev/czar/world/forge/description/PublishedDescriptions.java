package dev.czar.world.forge.description;

import dev.czar.world.ExternalCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptions that forges publish, by name. GitHub's is in an npm package, which {@code npm} fetches once; those of other forges are in no
 * registry: {@code CZAR_FORGE_DESCRIPTIONS} may name a folder with {@code <name>.json}. Nothing of them where there is neither.
 */
public final class PublishedDescriptions {
    private static final Path KEPT = Path.of("target", "forge-descriptions");
    private static final String PACKAGE = "@octokit/openapi@23.0.2";
    private static final String ENTRY = "package/generated/api.github.com.json";
    private static final String FOLDER = System.getenv().getOrDefault("CZAR_FORGE_DESCRIPTIONS", "");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Optional<ApiDescription> ofGitHub;

    private PublishedDescriptions() {}

    public static synchronized Optional<ApiDescription> gitHub() {
        if (ofGitHub == null) {
            ofGitHub = kept();
        }
        return ofGitHub;
    }

    public static Optional<ApiDescription> given(String name) {
        Path file = Path.of(FOLDER, name + ".json");
        return FOLDER.isEmpty() || !Files.exists(file)
                ? Optional.empty()
                : Optional.of(new ApiDescription(DescriptionReducer.reduced(MAPPER.readTree(file))));
    }

    /** The processes of the tests wait for the one that fetches it. */
    private static Optional<ApiDescription> kept() {
        Path file = KEPT.resolve(PACKAGE.substring(1).replaceAll("[^A-Za-z0-9.]+", "-") + ".json");
        try {
            Files.createDirectories(KEPT);
            try (FileChannel channel = FileChannel.open(
                            KEPT.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.exists(file)) {
                    fetch(file);
                }
            }
            return Files.exists(file) ? Optional.of(new ApiDescription(MAPPER.readTree(file))) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void fetch(Path file) throws IOException {
        if (!hasPackage()) {
            return;
        }
        for (Path archive : Files.newDirectoryStream(KEPT, "*.tgz")) {
            try (InputStream packed = Files.newInputStream(archive)) {
                Files.write(file, MAPPER.writeValueAsBytes(DescriptionReducer.reduced(entry(packed))));
            }
            Files.delete(archive);
        }
    }

    private static boolean hasPackage() {
        try {
            return ExternalCommand.of("npm", "pack", PACKAGE, "--prefer-offline", "--fetch-retries=0", "--silent")
                    .in(KEPT.toAbsolutePath())
                    .withTimeLimit(Duration.ofMinutes(1))
                    .run()
                    .ok();
        } catch (IOException withoutNpm) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static JsonNode entry(InputStream packed) throws IOException {
        TarArchiveInputStream archive = new TarArchiveInputStream(new GZIPInputStream(packed));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().equals(ENTRY)) {
                return MAPPER.readTree(archive.readAllBytes());
            }
        }
        throw new IOException(PACKAGE + " has no " + ENTRY);
    }
}
