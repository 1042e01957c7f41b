package dev.czar.web.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.PermissionVerdict;
import dev.czar.json.JsonCodec;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.report.OpenPermissions.PermissionReply;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionPayloadTest {

    private static final String ASKED =
            "{'hook_event_name':'PermissionRequest','tool_name':'Bash','tool_input':{'command':'%s','description':'x'}}";

    @TempDir
    Path folder;

    private ProjectConfig config;
    private Path worktree;

    @BeforeEach
    void configure() throws Exception {
        Path root = Files.createDirectories(folder.toRealPath().resolve("tally"));
        ProjectLayout layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.configFile().getParent());
        Files.writeString(
                layout.configFile(),
                """
                workers: {ada: {agent: claude}}
                permissions:
                  allow: {commands: ["npm test *"]}
                  deny: {commands: ["git push *"], reason: Czar pushes}
                """);
        config = ProjectConfig.load(layout);
        worktree = Files.createDirectories(config.worktree("ada"));
    }

    @Test
    void theCommandIsKeptAsItIsAndWhatAllowsItIsSaid() throws Exception {
        PermissionRequest request = request(ASKED.formatted("npm test -- \\'a b\\'"));
        assertThat(request.command()).isEqualTo("npm test -- 'a b'");
        assertThat(request.asks()).isEqualTo("Bash: npm test -- 'a b'");
        assertThat(request.whole()).isTrue();
        assertThat(request.allowedBy()).contains("npm test *");
        assertThat(request(ASKED.formatted("npm test && git push")).deniedBy()).isEqualTo("Czar pushes");
    }

    @Test
    void whatIsHiddenCutOrTakenOutIsNeverAllowedByAList() throws Exception {
        PermissionRequest secret = request(ASKED.formatted("npm test --token=abcdefghijklmnop"));
        assertThat(secret.command()).doesNotContain("abcdefghijklmnop");
        assertThat(secret.arguments()).doesNotContain("abcdefghijklmnop");
        assertThat(secret.whole()).isFalse();
        assertThat(secret.allowedBy()).isEmpty();
        PermissionRequest invisible = request(ASKED.formatted("npm test \\u202eanything"));
        assertThat(invisible.whole()).isFalse();
        PermissionRequest tooLong = request(ASKED.formatted("npm test " + "x".repeat(5_000)));
        assertThat(tooLong.allowedBy()).isEmpty();
    }

    @Test
    void aPathIsSaidAsItReallyIs() throws Exception {
        String edit = "{'hook_event_name':'PermissionRequest','tool_name':'Edit','tool_input':{'file_path':'%s'}}";
        Files.createSymbolicLink(worktree.resolve("out"), Files.createDirectories(folder.resolve("elsewhere")));
        assertThat(request(edit.formatted(worktree.resolve("src/new.js"))).path())
                .isEqualTo("src/new.js");
        assertThat(request(edit.formatted(worktree.resolve("out/passwd"))).path())
                .isEqualTo(folder.toRealPath().resolve("elsewhere/passwd").toString());
        assertThat(request(edit.formatted("../x")).path())
                .isEqualTo(worktree.resolveSibling("x").toString());
    }

    @Test
    void aQuestionIsOverWhenItsToolWasUsedOrTheTurnHasEnded() throws Exception {
        PermissionRequest open = request(ASKED.formatted("make"));
        String used = ASKED.replace("PermissionRequest", "PostToolUse");
        assertThat(payload(used.formatted("make")).ends(open)).isTrue();
        assertThat(payload(used.formatted("make all")).ends(open)).isFalse();
        assertThat(payload("{'hook_event_name':'Stop'}").ends(open)).isTrue();
        assertThat(payload("{'hook_event_name':'Stop','agent_id':'a1'}").ends(open))
                .isFalse();
        assertThat(payload("{'hook_event_name':'PreToolUse'}").ends(open)).isFalse();
    }

    @Test
    void aQuestionThatOnlyWordsAnswerIsLeftToTheSession() throws Exception {
        assertThat(payload(ASKED.formatted("make")).isQuestion()).isTrue();
        assertThat(payload(ASKED.replace("Bash", "AskUserQuestion").formatted("make"))
                        .isQuestion())
                .isFalse();
    }

    @Test
    void theAnswerIsAsTheProgramReadsIt() {
        assertThat(JsonCodec.write(PermissionPayload.answer(new PermissionReply(PermissionVerdict.DENY, "not now"))))
                .contains("\"behavior\":\"deny\"", "\"message\":\"not now\"");
        assertThat(JsonCodec.write(PermissionPayload.answer(new PermissionReply(PermissionVerdict.ALLOW, "by ada"))))
                .contains("\"behavior\":\"allow\"")
                .doesNotContain("by ada");
    }

    private PermissionRequest request(String json) throws Exception {
        return payload(json).request("q1");
    }

    /** With apostrophes for quotation marks, and a backslash before those that are meant. */
    private PermissionPayload payload(String json) throws Exception {
        String quoted = json.replaceAll("(?<!\\\\)'", "\"").replace("\\'", "'");
        return new PermissionPayload(config, "ada", new ObjectMapper().readTree(quoted));
    }
}
