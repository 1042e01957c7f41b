package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The forge that keeps the pull requests: a repository on GitHub, or one that speaks as it does, and where its secrets are;
 * {@code token} is the private key when an {@code app} is named; {@code requiredChecks} are the CI checks that must pass, none when the forge is to say it.
 */
public record ForgeConfig(
        URI url,
        String owner,
        String name,
        Optional<String> app,
        SecretSource token,
        Optional<SecretSource> webhookSecret,
        Optional<List<String>> requiredChecks) {

    /** Reads {@code forge:} of czar.yaml. */
    static final class ForgeConfigReader {
        private static final String GITHUB = "https://api.github.com";
        private static final String TOKEN = "GITHUB_TOKEN";

        private final FileSection section;
        private final EndpointReader endpoint;

        ForgeConfigReader(FileSection section, Path root) {
            this.section = section;
            this.endpoint = new EndpointReader(section, root);
        }

        /** Nothing for the forge inside the repository. */
        Optional<ForgeConfig> read() {
            section.allowOnly(
                    "kind",
                    "repository",
                    "url",
                    "app",
                    "app-key-file",
                    "token-env",
                    "token-file",
                    "webhook-secret-file",
                    "required-checks");
            section.oneOf("kind", List.of("local", "github"));
            String kind = section.text("kind", "", TextFormat.ANY);
            if (!List.of("local", "github").contains(kind)) {
                section.problem(
                        "kind",
                        "'kind' is " + (kind.isEmpty() ? "missing" : "'" + kind + "'"),
                        "expected local or github");
            }
            if (!kind.equals("github")) {
                return Optional.empty();
            }
            if (!section.has("repository")) {
                section.problem(
                        "repository", "'repository' is missing", "expected the owner and the name, such as acme/tally");
            }
            String[] repository = section.text("repository", "none/none", TextFormat.REPOSITORY)
                    .split("/");
            Optional<String> app = app();
            return Optional.of(new ForgeConfig(
                    endpoint.url(GITHUB),
                    repository[0],
                    repository[1],
                    app,
                    app.isPresent() ? endpoint.key("app-key-file") : endpoint.secret("token", TOKEN),
                    endpoint.file("webhook-secret-file"),
                    section.has("required-checks")
                            ? Optional.of(section.texts("required-checks", TextFormat.ANY))
                            : Optional.empty()));
        }

        /** The GitHub App that Czar acts as. */
        private Optional<String> app() {
            if (!section.has("app") && !section.has("app-key-file")) {
                return Optional.empty();
            }
            if (!section.has("app") || !section.has("app-key-file")) {
                section.problem(
                        section.has("app") ? "app" : "app-key-file",
                        "'app' and 'app-key-file' belong together",
                        "expected the id of a GitHub App and the file with its private key");
            }
            if (section.has("token-env") || section.has("token-file")) {
                section.problem("app", "both an app and a token", "expected one of them");
            }
            return Optional.of(section.text("app", "none", TextFormat.ANY));
        }
    }
}
