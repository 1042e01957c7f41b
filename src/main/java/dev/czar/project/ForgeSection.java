package dev.czar.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code forge:} of czar.yaml. */
final class ForgeSection {
    private static final String GITHUB = "https://api.github.com";
    private static final String TOKEN = "GITHUB_TOKEN";

    private final Section section;
    private final Endpoint endpoint;

    ForgeSection(Section section, Path root) {
        this.section = section;
        this.endpoint = new Endpoint(section, root);
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
        String[] repository =
                section.text("repository", "none/none", Shape.REPOSITORY).split("/");
        return Optional.of(new ForgeConfig(
                endpoint.url(GITHUB),
                repository[0],
                repository[1],
                endpoint.secret("token", TOKEN),
                endpoint.file("webhook-secret-file")));
    }
}
