package dev.czar.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a process may inherit: names from a list, never what looks like a secret or would steer git, Czar or an agent. */
public final class CleanEnvironment {
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(TOKEN|SECRET|PASSW(OR)?D|PASSPHRASE|CREDENTIAL|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SSH_AUTH|COOKIE|_KEY$|_PAT$|_DSN$|_PWD$).*");
    private static final Pattern SECRET_VALUE = Pattern.compile(
            "://[^/\\s:@]*:[^/\\s@]+@|-----BEGIN|\\b(gh[pousr]_|github_pat_|glpat-|sk-|xox[abprs]-|AKIA|eyJ[A-Za-z0-9_-]{10,}\\.)");
    private static final Pattern PROXY = Pattern.compile("(?i)(https?|all|no|ftp)_proxy");
    private static final Pattern BASE = Pattern.compile(
            "PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_.+|TZ|TMPDIR|TEMP|TMP|TERM|COLORTERM|NO_COLOR|CI|XDG_.+|SSL_CERT_.+"
                    + "|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|NIX_.+|LD_LIBRARY_PATH|DYLD_.+|DISPLAY|WAYLAND_DISPLAY");
    private static final Pattern BUILD = Pattern.compile(
            "(JAVA|JDK|MAVEN|MVN|M2|GRADLE|ANT|SBT|SCALA|KOTLIN|NODE|NPM|NVM|PNPM|YARN|BUN|DENO|PYTHON|PIP|POETRY|UV|VIRTUAL|CONDA"
                    + "|PYENV|GO|CGO|CARGO|RUST|RUSTUP|RUBY|GEM|BUNDLE|RBENV|PHP|COMPOSER|DOTNET|NUGET|ANDROID|FLUTTER|SWIFT|ELIXIR|MIX"
                    + "|ERL|CMAKE|CTEST|MAKE|NINJA|BAZEL|PKG_CONFIG|CCACHE|PLAYWRIGHT|DOCKER|TESTCONTAINERS)(_.*)?"
                    + "|GOPATH|GOROOT|GOCACHE|GOFLAGS|GOPROXY|CC|CXX|CPP|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|MAKEFLAGS|JDK_JAVA_OPTIONS|CLASSPATH");
    private static final Pattern REMOTE =
            Pattern.compile("SSH_AUTH_SOCK|SSH_AGENT_PID|SSH_ASKPASS|GNUPGHOME|KRB5CCNAME");
    private static final Pattern FORGE_LOGIN =
            Pattern.compile("(GH|GITHUB|GH_ENTERPRISE|GITHUB_ENTERPRISE|GITLAB|GITEA|FORGEJO)_TOKEN");
    private static final Pattern PROVIDER = Pattern.compile(
            "(ANTHROPIC|CLAUDE|OPENAI|AZURE_OPENAI|CODEX|GEMINI|GOOGLE|VERTEX|QWEN|DASHSCOPE|BAILIAN|OPENROUTER|OPENCODE|COPILOT|CLINE"
                    + "|AIDER|MISTRAL|GROQ|DEEPSEEK|XAI|OLLAMA|MOONSHOT|ZAI|AWS_BEARER_TOKEN_BEDROCK)(_.*)?");

    private static final Pattern OTHER_REPOSITORY = Pattern.compile(
            "GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|SHALLOW_FILE|GRAFT_FILE)");

    private CleanEnvironment() {}

    /** For the project's checks and reviewers. */
    public static Map<String, String> of(Map<String, String> inherited) {
        return kept(
                inherited,
                name -> BASE.matcher(name).matches() || BUILD.matcher(name).matches());
    }

    /** For tools of this machine, git too: no secret at all. */
    public static Map<String, String> withoutSecrets(Map<String, String> inherited) {
        return kept(inherited, name -> BASE.matcher(name).matches());
    }

    /** What git needs besides to log in where the person can. */
    public static Map<String, String> ofLogins(Map<String, String> inherited) {
        Map<String, String> logins = new TreeMap<>(inherited);
        logins.keySet()
                .removeIf(name -> !REMOTE.matcher(name).matches()
                        && !FORGE_LOGIN.matcher(name).matches());
        return logins;
    }

    /**
     * For workers: everything but secrets, of which only what an agent's provider is paid with, and but what would have git
     * work in another repository than the worktree.
     */
    public static Map<String, String> ofWorkers(Map<String, String> inherited) {
        Map<String, String> clean = new TreeMap<>(inherited);
        clean.entrySet()
                .removeIf(
                        variable -> OTHER_REPOSITORY.matcher(variable.getKey()).matches()
                                || isSecret(variable)
                                        && !PROVIDER.matcher(variable.getKey()).matches());
        return clean;
    }

    private static Map<String, String> kept(Map<String, String> inherited, Predicate<String> allowed) {
        Map<String, String> clean = new TreeMap<>(inherited);
        clean.entrySet()
                .removeIf(variable -> !PROXY.matcher(variable.getKey()).matches()
                        && (!allowed.test(variable.getKey()) || isSecret(variable)));
        return clean;
    }

    private static boolean isSecret(Map.Entry<String, String> variable) {
        return !PROXY.matcher(variable.getKey()).matches()
                && (SECRET_NAME.matcher(variable.getKey()).matches()
                        || SECRET_VALUE.matcher(variable.getValue()).find());
    }
}
