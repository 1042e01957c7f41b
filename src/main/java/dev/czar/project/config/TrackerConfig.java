package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A team on Linear whose open issues with the label are tasks: where its interface is, and where the key is that it wants. */
public record TrackerConfig(URI url, String team, String label, SecretSource token) {
    private static final String LINEAR = "https://api.linear.app/graphql";
    private static final TextFormat TEAM =
            new TextFormat(Pattern.compile("[A-Z][A-Z0-9]{0,9}"), "the key of a team, such as ENG");

    /** Reads {@code tracker:} of czar.yaml. */
    static Optional<TrackerConfig> read(FileSection top, Path root) {
        return top.section("tracker").map(section -> {
            section.allowOnly("kind", "team", "label", "url", "token-env", "token-file");
            section.oneOf("kind", List.of("linear"));
            String kind = section.text("kind", "", TextFormat.ANY);
            if (!kind.equals("linear")) {
                section.problem(
                        "kind", "'kind' is " + (kind.isEmpty() ? "missing" : "'" + kind + "'"), "expected linear");
            }
            if (!section.has("team")) {
                section.problem("team", "'team' is missing", "expected " + TEAM.expected());
            }
            EndpointReader endpoint = new EndpointReader(section, root);
            return new TrackerConfig(
                    endpoint.url(LINEAR),
                    section.text("team", "NONE", TEAM),
                    section.text("label", "czar", TextFormat.ANY),
                    endpoint.secret("token", "LINEAR_API_KEY"));
        });
    }
}
