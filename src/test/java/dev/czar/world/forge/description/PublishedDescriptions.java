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
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptions that forges publish, by name. GitHub's is in an npm package, which {@code npm} fetches once; those of other forges are in no
 * registry: {@code CZAR_FORGE_DESCRIPTIONS} may name a folder with {@code <name>.json}. Nothing of them where there is neither.
 */
public final class PublishedDescriptions {
    private static final Path KEPT = Path.of("target", "forge-descriptions");
    private static final PublishedFile REST =
            new PublishedFile("@octokit/openapi@23.0.2", "package/generated/api.github.com.json", ".json");
    private static final PublishedFile GRAPHQL =
            new PublishedFile("@octokit/graphql-schema@15.26.1", "package/schema.graphql", ".graphql");
    private static final String FOLDER = System.getenv().getOrDefault("CZAR_FORGE_DESCRIPTIONS", "");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Optional<ApiDescription> ofGitHub;

    private PublishedDescriptions() {}

    public static synchronized Optional<ApiDescription> gitHub() {
        if (ofGitHub == null) {
            ofGitHub = kept(REST).map(file -> new ApiDescription(MAPPER.readTree(file)));
        }
        return ofGitHub;
    }

    /** The schema of GitHub's GraphQL interface. */
    public static synchronized Optional<Path> gitHubSchema() {
        return kept(GRAPHQL);
    }

    public static Optional<ApiDescription> given(String name) {
        Path file = Path.of(FOLDER, name + ".json");
        return FOLDER.isEmpty() || !Files.exists(file)
                ? Optional.empty()
                : Optional.of(new ApiDescription(DescriptionReducer.reduced(MAPPER.readTree(file))));
    }

    /** The processes of the tests wait for the one that fetches it. */
    private static Optional<Path> kept(PublishedFile published) {
        Path file = KEPT.resolve(published.name());
        try {
            Files.createDirectories(KEPT);
            try (FileChannel channel = FileChannel.open(
                            KEPT.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (held.isValid() && !Files.exists(file)) {
                    fetch(published, file);
                }
            }
            return Files.exists(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void fetch(PublishedFile published, Path file) throws IOException {
        if (!hasPackage(published.packed())) {
            return;
        }
        for (Path archive : Files.newDirectoryStream(KEPT, "*.tgz")) {
            try (InputStream packed = Files.newInputStream(archive)) {
                byte[] entry = published.entryOf(packed);
                Files.write(file, published == REST ? reduced(entry) : entry);
            }
            Files.delete(archive);
        }
    }

    private static byte[] reduced(byte[] description) {
        return MAPPER.writeValueAsBytes(DescriptionReducer.reduced(MAPPER.readTree(description)));
    }

    private static boolean hasPackage(String packed) {
        try {
            return ExternalCommand.of("npm", "pack", packed, "--prefer-offline", "--fetch-retries=0", "--silent")
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

    /** A file in a package of npm, and how the name ends by which it is kept. */
    private record PublishedFile(String packed, String entry, String ending) {
        String name() {
            return packed.substring(1).replaceAll("[^A-Za-z0-9.]+", "-") + ending;
        }

        byte[] entryOf(InputStream packedFiles) throws IOException {
            TarArchiveInputStream archive = new TarArchiveInputStream(new GZIPInputStream(packedFiles));
            for (TarArchiveEntry one = archive.getNextEntry(); one != null; one = archive.getNextEntry()) {
                if (one.getName().equals(entry)) {
                    return archive.readAllBytes();
                }
            }
            throw new IOException(packed + " has no " + entry);
        }
    }
}
