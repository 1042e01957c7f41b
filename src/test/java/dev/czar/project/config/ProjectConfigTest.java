package dev.czar.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.czar.decision.ProjectAction.Severity;
import dev.czar.io.CheckSpec;
import dev.czar.io.CheckSpec.SetupStep;
import dev.czar.json.TextProblem;
import dev.czar.project.config.NotificationConfig.ChannelConfig.CommandTarget;
import dev.czar.project.config.PermissionConfig.PermissionPatterns;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectConfigTest {

    private static final String LEAST = "workers:\n  engineer1: {agent: command}\n";

    @TempDir
    Path folder;

    private ProjectLayout layout;

    @BeforeEach
    void place() throws Exception {
        Path root = Files.createDirectories(folder.toRealPath().resolve("my tally"));
        layout = new ProjectLayout(root, root.resolve(".git"));
    }

    /** What a profile has can be written in czar.yaml, and means the same there. */
    @ParameterizedTest
    @ValueSource(strings = {"claude", "codex", "gemini", "opencode", "qwen", "copilot", "cline", "aider", "command"})
    void aShippedProfileCanBeWrittenAsOnesOwn(String name) throws Exception {
        String profile = Files.readString(Path.of("src/main/resources/agents/" + name + ".yaml"));
        ProjectConfig config = load(LEAST + "agents:\n  " + name + ":\n" + profile.indent(4));
        assertThat(config.agents().get(name)).containsKeys("command", "composer");
        assertThat(AgentCatalog.withOverrides(config.agents()).named(name).session())
                .isEqualTo(AgentCatalog.withOverrides(Map.of()).named(name).session());
    }

    @Test
    void aPriceIsAPriceAndAWrongKeyIsToldWithItsPlace() throws Exception {
        ProjectConfig config = load(
                LEAST
                        + "agents: {claude: {usage: {transcript: claude, prices: {opus: {input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25}}}}}\n");
        assertThat(AgentCatalog.withOverrides(config.agents())
                        .named("claude")
                        .usage()
                        .prices())
                .containsKey("opus");
        assertThatThrownBy(() -> load(LEAST + "agents: {claude: {usage: {price: 5}}}\n"))
                .hasMessageContaining("unknown key 'price'");
        assertThatThrownBy(() -> load(LEAST + "agents: {claude: {session: {arguments: [\"{fils}\"]}}}\n"))
                .hasMessageContaining(
                        "nothing is known as '{fils}' (expected one of " + AgentProfile.PLACEHOLDERS + ")");
    }

    @Test
    void everythingThatCanBeSaidIsRead() throws Exception {
        ProjectConfig config = load(
                """
                project: tally
                mainline: trunk
                omnibus: czar/all
                workers:
                  engineer1: {agent: command, skills: [code, tests]}
                  qa:
                agents:
                  command: {command: ["sh", "agent.sh"], gap: 100ms, pasteLimit: 500, shell: true}
                checks:
                  - {name: tests, command: ["sh", "tests/run.sh"], timeout: 90s}
                  - {command: [make, 7]}
                permissions:
                  allow: {commands: ["npm test *"], tools: [WebSearch]}
                  deny: {commands: ["git push *"], reason: Czar pushes}
                reviewer: {command: ["sh", "review.sh"], timeout: PT5M}
                union: [CHANGELOG.md]
                notify: ["notify-send", "czar"]
                worktrees: ../elsewhere
                port: 0
                """);

        assertThat(config.permissions())
                .isEqualTo(new PermissionConfig(
                        new PermissionPatterns(List.of("npm test *"), List.of("WebSearch")),
                        new PermissionPatterns(List.of("git push *"), List.of()),
                        "Czar pushes"));
        assertThat(config.project()).isEqualTo("tally");
        assertThat(config.mainline()).isEqualTo("trunk");
        assertThat(config.omnibus()).isEqualTo("czar/all");
        assertThat(config.workers().values())
                .containsExactly(
                        new WorkerConfig("engineer1", "command", List.of("code", "tests")),
                        new WorkerConfig("qa", "claude", List.of()));
        assertThat(config.agents().get("command"))
                .isEqualTo(
                        Map.of("command", List.of("sh", "agent.sh"), "gap", "100ms", "pasteLimit", 500, "shell", true));
        assertThat(config.checks())
                .containsExactly(
                        new CheckSpec("tests", List.of("sh", "tests/run.sh"), Duration.ofSeconds(90)),
                        new CheckSpec("check2", List.of("make", "7"), Duration.ofMinutes(10)));
        assertThat(config.reviewer())
                .contains(new ReviewerConfig.OfCommand(List.of("sh", "review.sh"), Duration.ofMinutes(5)));
        assertThat(config.unionFiles()).containsExactly("CHANGELOG.md");
        assertThat(config.notifications().channels())
                .containsEntry("notify", new CommandTarget(List.of("notify-send", "czar")));
        assertThat(config.notifications().channelsFor(Severity.CRITICAL, "unknown"))
                .containsExactly("notify");
        assertThat(config.worktree("qa")).isEqualTo(layout.root().resolveSibling("elsewhere/qa"));
        assertThat(config.port()).isZero();
    }

    @Test
    void anEditSinceTheStartIsSaidWithWhatBecomesOfIt() throws Exception {
        ProjectConfig applied = load(LEAST);
        ConfigChangeDetector mark = ConfigChangeDetector.of(layout);
        assertThat(mark.editNotice(applied)).isEmpty();
        assertThat(mark.canBeApplied(applied)).isFalse();
        Files.writeString(layout.configFile(), LEAST + "  ben: {agent: command}\n");
        assertThat(mark.editNotice(applied)).isEqualTo("czar.yaml changed and is applied in a moment");
        assertThat(mark.canBeApplied(applied)).isTrue();
        Files.writeString(layout.configFile(), LEAST + "port: 0\n");
        assertThat(mark.editNotice(applied)).contains("restart to apply it");
        assertThat(mark.canBeApplied(applied)).isFalse();
        Files.writeString(layout.configFile(), LEAST + "prot: 0\n");
        assertThat(mark.editNotice(applied)).contains("is not applied", "czar.yaml:3:", "prot");
        assertThat(mark.canBeApplied(applied)).isFalse();
        Files.delete(layout.configFile());
        assertThat(mark.editNotice(applied)).contains("cannot be read any more");
        load(LEAST);
        assertThat(mark.editNotice(applied)).isEmpty();
    }

    @Test
    void whatIsNotSaidHasAGoodDefault() throws Exception {
        ProjectConfig config = load(LEAST);

        assertThat(config.project()).isEqualTo("my-tally");
        assertThat(config.mainline()).isEqualTo("main");
        assertThat(config.omnibus()).isEqualTo("czar/omnibus");
        assertThat(config.branches().of("engineer1", "T1")).isEqualTo("czar/engineer1/T1");
        assertThat(config.checks()).isEmpty();
        assertThat(config.reviewer()).isEmpty();
        assertThat(config.worktrees()).isEqualTo(layout.root().resolveSibling("my tally-workers"));
        assertThat(config.port()).isEqualTo(7077);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            forge: github                       | 3:8: 'forge' is 'github' (expected a mapping)
            forge: {kind: svn}                  | 3:9: 'kind' is 'svn' (expected local, github, gitlab, gitea or forgejo)
            forge: {kind: gitea, repository: a/b} | 'url' is missing (expected the API
            forge: {kind: gitlab, repository: a/b, app: 1, app-key-file: k} | 'app' is for GitHub (expected a token
            forge: {kind: github}               | 'repository' is missing (expected the owner and the name
            forge: {kind: github, repository: x}| 3:35: 'repository' is 'x' (expected an owner and a name
            forge: {kind: github, repository: a/b, url: "ftp://x"} | 3:45: 'url' is 'ftp://x' (expected an address
            forge: {kind: github, repository: a/b, url: "http://x"} | 3:40: 'url' is http://x (expected https
            forge: {kind: github, repository: a/b, token-env: A-B} | 3:51: 'token-env' is 'A-B' (expected the name
            forge: {kind: github, repository: a/b, token: x} | 3:40: unknown key 'token'
            mainlin: main                       | 3:1: unknown key 'mainlin' (did you mean 'mainline'?)
            port: 70777                         | 3:7: 'port' is 70777 (expected a number from 0 to 65535)
            port: many                          | 3:7: 'port' is 'many' (expected a number
            mainline: [main]                    | 3:11: 'mainline' is a list (expected one value)
            mainline: a;rm                      | 3:11: 'mainline' is 'a;rm' (expected a branch name
            mainline: "$(id)"                   | 3:11: 'mainline' is '$(id)' (expected a branch name
            mainline: a/../b                    | 3:11: 'mainline' is 'a/../b' (expected a branch name
            mainline: -x                        | 3:11: 'mainline' is '-x' (expected a branch name
            omnibus: main                       | 3:1: the omnibus branch is the mainline
            landing: whole                      | 'landing' is 'whole' (expected local or origin or pull-request; what lands at a time is `land`)
            land: origin                        | 'land' is 'origin' (expected each or whole; where it lands is `landing`)
            mergeStyle: fast                    | 'mergeStyle' is 'fast' (expected commit or squash or rebase
            branchPrefix: czar                  | 3:15: 'branchPrefix' is 'czar' (expected what branch names
            omnibus: czar/engineer1             | the branches of worker 'engineer1' and the omnibus branch
            project: a b                        | 3:10: 'project' is 'a b' (expected 1-40 letters
            notify: notify-send czar            | 3:9: 'notify' must be a list of words (for a shell line write
            setup: {files: [a]}                 | 'command' is missing (expected a list
            setup: {command: [a], keep: [../b]} | 'keep' is '../b' (expected a path below the top
            setup: {command: [a], keep: [/etc]} | (expected a path below the top
            checks: [tests]                     | 3:10: 'checks' is 'tests' (expected a mapping)
            checks: [{name: t}]                 | 'command' is missing (expected a list
            reviewer: {comand: [sh]}            | 3:12: unknown key 'comand' (did you mean 'command'?)
            reviewer: {command: [a], timeout: soon} | 'timeout' is 'soon' (expected a duration such as
            reviewer: {api: anthropc, model: m} | 3:12: there is no api 'anthropc' (expected anthropic or openai)
            reviewer: {api: openai}             | 3:12: 'model' is missing
            reviewer: {api: openai, model: m, url: example.org} | 'url' is 'example.org' (expected an address such as
            reviewer: {api: openai, model: m, url: 'http://example.org'} | expected https: the secret would be readable
            checks: [{preset: pytset}]          | there is no preset 'pytset' (did you mean 'pytest'?)
            checks: [{preset: mvn, command: [a]}] | a check is a preset or a command, not both
            checks: [{preset: mvn}, {preset: mvn}] | two checks are named 'mvn'
            agents: {command: {gab: PT1S}}      | unknown key 'gab' (did you mean 'gap'?)
            agents: {command: {command: [sh, "{repo}"]}} | 3:20: nothing is known as '{repo}' (expected one of [repository,
            agents: {command: {environment: {A: "{x}"}}} | nothing is known as '{x}'
            agents: {claude: {environment: {A: {b: c}}}} | 3:36: 'A' is a mapping (expected a text
            agents: {claude: {session: {files: {hooks.json: {stop: []}}}}} | 3:49: 'hooks.json' is a mapping (expected a text
            agents: {claude: {session: {files: {../hooks: x}}}} | 3:37: '../hooks' is not a good name (expected a name of letters
            agents: {claude: {session: {worktreeFiles: {/a: x}}}} | '/a' is not a good name
            agents: {claude: {usage: {contextWindows: {opus: many}}}} | 'opus' is 'many' (expected a number from 1
            agents: {claude: {usage: {contextWindows: {opus: }}}} | 'opus' is
            agents: {claude: {block: "("}}      | 3:19: 'block' is not a regular expression
            agents: {claude: {busy: {a: "["}}}  | 'a' is not a regular expression
            agents: {claude: {busy: {a: {pattern: x, region: sky}}}} | 'region' is 'sky'
            agents: {claude: {busy: {a: {region: footer}}}} | 'a' has no pattern
            worktrees: inside                   | 3:1: 'worktrees' is inside (expected a folder beside
            workers: {}                         | the field "workers" is given twice
            """)
    void whatIsWrongIsToldWithItsPlace(String line, String problem) {
        assertThatThrownBy(() -> load(LEAST + line + "\n"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith(".czar/czar.yaml:");
    }

    @Test
    void aFreshCheckoutMayNeedSomething() throws Exception {
        assertThat(load(LEAST
                                + "setup: {command: [npm, ci], files: [web/package-lock.json], keep: [web/node_modules]}\n")
                        .setup())
                .contains(new SetupStep(
                        new CheckSpec("setup", List.of("npm", "ci"), Duration.ofMinutes(10)),
                        List.of("web/package-lock.json"),
                        List.of("web/node_modules")));
    }

    @Test
    void theOmnibusIsNamedLikeTheOtherBranches() throws Exception {
        ProjectConfig config = load("branchPrefix: team/bots/\nworkers: {engineer1: {agent: claude}}\n");

        assertThat(config.omnibus()).isEqualTo("team/bots/omnibus");
        assertThat(config.branches().of("engineer1", "T1")).isEqualTo("team/bots/engineer1/T1");
    }

    @Test
    void aPresetIsACheckByTheNameOfItsTool() throws Exception {
        assertThat(load(LEAST + "checks: [{preset: ruff}, {preset: go, name: unit, timeout: 1m}]\n")
                        .checks())
                .containsExactly(
                        new CheckSpec("ruff", List.of("ruff", "check", "."), Duration.ofMinutes(10)),
                        new CheckSpec("unit", List.of("go", "test", "./..."), Duration.ofMinutes(1)));
    }

    @Test
    void aLanguageModelMayReview() throws Exception {
        String line =
                "reviewer: {api: openai, model: qwen, url: 'http://localhost:1/v1', key-file: key, timeout: 1m}\n";
        assertThat(load(LEAST + line).reviewer())
                .contains(new ReviewerConfig.OfModel(
                        ReviewerConfig.Api.OPENAI,
                        "qwen",
                        "http://localhost:1/v1",
                        new SecretSource.PrivateFile(
                                ".czar/czar.yaml:3:78", layout.root().resolve("key")),
                        1_000_000,
                        Duration.ofMinutes(1)));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        InvalidFileException invalid = catchThrowableOfType(
                InvalidFileException.class, () -> load("workers:\n  'a b': {agent: x}\n  c: {agnt: y}\nport: -1\n"));

        assertThat(invalid.problems()).extracting(TextProblem::line).containsExactlyInAnyOrder(2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            workers: [1         | 1:
            a: &x 1, b: *x      | 1:
            {a: &x 1, b: *x}    | references such as *name
            "a"                 | the file is 'a'
            # only a comment    | expected a YAML value, found nothing
            """)
    void whatIsNoYamlIsAProblemToo(String text, String place) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(place);
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        assertThatThrownBy(() -> ProjectConfig.load(layout))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("czar init");
    }

    private ProjectConfig load(String yaml) throws Exception {
        Files.createDirectories(layout.czarDirectory());
        Files.writeString(layout.configFile(), yaml);
        return ProjectConfig.load(layout);
    }
}
