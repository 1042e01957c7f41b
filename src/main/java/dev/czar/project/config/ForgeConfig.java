package dev.czar.project.config;

import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forge that keeps the pull requests: its kind, the repository there ({@code owner} may be groups of groups on GitLab), and where its secrets are;
 * {@code token} is the private key when an {@code app} is named; {@code requiredChecks} are the CI checks that must pass, none when the forge is to say it, as
 * with {@code codeOwners}: whether an owner of each changed path must approve;
 * open issues with the {@code issueLabel} are tasks.
 */
public record ForgeConfig(
        ForgeKind kind,
        URI url,
        String owner,
        String name,
        Optional<String> app,
        SecretSource token,
        Optional<SecretSource> webhookSecret,
        Optional<List<String>> requiredChecks,
        Optional<Boolean> codeOwners,
        Optional<String> issueLabel) {

    /** The repository with its owner. */
    public String repository() {
        return owner + "/" + name;
    }

    /** Which kind of server it is. */
    public enum ForgeKind {
        GITHUB("https://api.github.com", TextFormat.REPOSITORY),
        GITLAB("https://gitlab.com/api/v4", TextFormat.PROJECT_PATH),
        GITEA("", TextFormat.REPOSITORY),
        FORGEJO("https://codeberg.org/api/v1", TextFormat.REPOSITORY);

        private static final String EXPECTED = "expected local, github, gitlab, gitea or forgejo";

        private final String url;
        private final TextFormat format;

        ForgeKind(String url, TextFormat format) {
            this.url = url;
            this.format = format;
        }

        static Optional<ForgeKind> named(String name) {
            return Stream.of(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }

        /** The variable of the environment with the token when czar.yaml names nothing else. */
        String token() {
            return name() + "_TOKEN";
        }
    }

    /** Reads {@code forge:} of czar.yaml. */
    static final class ForgeConfigReader {
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
                    "required-checks",
                    "code-owners",
                    "issue-label");
            section.oneOf("kind", List.of("local", "github", "gitlab", "gitea", "forgejo"));
            String kind = section.text("kind", "", TextFormat.ANY);
            Optional<ForgeKind> server = ForgeKind.named(kind);
            if (server.isEmpty() && !kind.equals("local")) {
                section.problem(
                        "kind", "'kind' is " + (kind.isEmpty() ? "missing" : "'" + kind + "'"), ForgeKind.EXPECTED);
            }
            return server.map(this::read);
        }

        private ForgeConfig read(ForgeKind kind) {
            if (!section.has("repository")) {
                section.problem(
                        "repository", "'repository' is missing", "expected the owner and the name, such as acme/tally");
            }
            if (kind.url.isEmpty() && !section.has("url")) {
                section.problem("url", "'url' is missing", "expected the API, such as https://git.example.org/api/v1");
            }
            refuseWhatIsOfOthers(kind);
            String repository = section.text("repository", "none/none", kind.format);
            int name = repository.lastIndexOf('/');
            Optional<String> app = app();
            return new ForgeConfig(
                    kind,
                    endpoint.url(kind.url.isEmpty() ? "https://none" : kind.url),
                    repository.substring(0, name),
                    repository.substring(name + 1),
                    app,
                    app.isPresent() ? endpoint.key("app-key-file") : endpoint.secret("token", kind.token()),
                    endpoint.file("webhook-secret-file"),
                    section.has("required-checks")
                            ? Optional.of(section.texts("required-checks", TextFormat.ANY))
                            : Optional.empty(),
                    section.has("code-owners") ? Optional.of(section.flag("code-owners", false)) : Optional.empty(),
                    section.has("issue-label")
                            ? Optional.of(section.text("issue-label", "czar", TextFormat.ANY))
                            : Optional.empty());
        }

        private void refuseWhatIsOfOthers(ForgeKind kind) {
            if (kind != ForgeKind.GITHUB && section.has("app")) {
                section.problem("app", "'app' is for GitHub", "expected a token");
            }
            if ((kind == ForgeKind.GITEA || kind == ForgeKind.FORGEJO) && section.has("code-owners")) {
                section.problem(
                        "code-owners",
                        "'code-owners' is for GitHub and GitLab",
                        "expected it left out: CODEOWNERS of Gitea and Forgejo holds regular expressions, which Czar does not read");
            }
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
