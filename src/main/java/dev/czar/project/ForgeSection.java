package dev.czar.project;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code forge:} of czar.yaml. */
final class ForgeSection {
    private static final String GITHUB = "https://api.github.com";
    private static final String TOKEN = "GITHUB_TOKEN";

    private final Section section;
    private final Path root;

    ForgeSection(Section section, Path root) {
        this.section = section;
        this.root = root;
    }

    /** Nothing for the forge inside the repository. */
    Optional<ForgeConfig> read() {
        section.only("kind", "repository", "url", "token-env", "token-file", "webhook-secret-file");
        String kind = section.text("kind", "", Shape.ANY);
        if (!List.of("local", "github").contains(kind)) {
            section.problem(
                    "kind", "'kind' is " + (kind.isEmpty() ? "missing" : "'" + kind + "'"), "expected local or github");
        }
        if (!kind.equals("github")) {
            return Optional.empty();
        }
        if (!section.has("repository")) {
            section.problem(
                    "repository", "'repository' is missing", "expected the owner and the name, such as acme/tally");
        }
        if (section.has("token-env") && section.has("token-file")) {
            section.problem("token-file", "both 'token-env' and 'token-file'", "expected one of them");
        }
        String[] repository =
                section.text("repository", "none/none", Shape.REPOSITORY).split("/");
        return Optional.of(new ForgeConfig(url(), repository[0], repository[1], token(), file("webhook-secret-file")));
    }

    /** A token is sent there, so it must not be readable on its way. */
    private URI url() {
        String text = section.text("url", GITHUB, Shape.URL);
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getScheme().equals("http") && !List.of("localhost", "127.0.0.1").contains(url.getHost())) {
            section.problem("url", "'url' is " + text, "expected https: the token would be readable on its way");
        }
        return url;
    }

    private SecretPlace token() {
        return file("token-file")
                .orElseGet(() -> new SecretPlace.Variable(
                        section.at("token-env"), section.text("token-env", TOKEN, Shape.VARIABLE)));
    }

    private Optional<SecretPlace> file(String key) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        Path path = root.resolve(section.text(key, "none", Shape.ANY)).normalize();
        return Optional.of(new SecretPlace.PrivateFile(section.at(key), path));
    }
}
