package dev.czar.web.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookPayloadReaderTest {

    @ParameterizedTest
    @CsvSource({
        "SessionStart, IDLE",
        "UserPromptSubmit, ACTIVE",
        "PreToolUse, ACTIVE",
        "PostToolUse, ACTIVE",
        "PermissionRequest, AWAITING_INPUT",
        "Stop, IDLE",
        "SessionEnd, UNKNOWN",
        "PreCompact, UNKNOWN",
        "BeforeAgent, ACTIVE",
        "BeforeTool, ACTIVE",
        "AfterTool, ACTIVE",
        "AfterAgent, IDLE",
        "SomethingNew, UNKNOWN"
    })
    void theEventSaysWhoseMoveItIs(String event, Turn turn) throws Exception {
        assertThat(read("{'hook_event_name':'" + event + "'}").turn()).isEqualTo(turn);
    }

    @ParameterizedTest
    @CsvSource({
        "permission_prompt, AWAITING_INPUT",
        "idle_prompt, IDLE",
        "ToolPermission, AWAITING_INPUT",
        "auth_success, UNKNOWN"
    })
    void aNotificationSaysItByItsType(String type, Turn turn) throws Exception {
        assertThat(read("{'hook_event_name':'Notification','notification_type':'" + type + "'}")
                        .turn())
                .isEqualTo(turn);
    }

    @Test
    void sessionTranscriptToolAndErrorAreKept() throws Exception {
        HookEvent event =
                read("{'hook_event_name':'PreToolUse','session_id':'s1','transcript_path':'/t','tool_name':'Bash'}");
        assertThat(event)
                .extracting(HookEvent::session, HookEvent::transcript, HookEvent::tool)
                .containsExactly("s1", "/t", "Bash");
        assertThat(read("{'hook_event_name':'StopFailure','error_type':'rate_limit'}")
                        .error())
                .isEqualTo("rate_limit");
        assertThat(read("{'type':'agent-turn-complete','thread-id':'t1'}").session())
                .isEqualTo("t1");
    }

    @Test
    void aTurnThatFailedHasEndedOnItsErrorHoweverTheEndIsToldAgain() throws Exception {
        HookEvent failed = read("{'hook_event_name':'session.error','error':'ProviderAuthError'}");
        assertThat(failed.turn()).isEqualTo(Turn.IDLE);
        assertThat(read("{'hook_event_name':'session.idle'}").after(failed).error())
                .isEqualTo("ProviderAuthError");
        assertThat(read("{'hook_event_name':'session.busy'}").after(failed).error())
                .isEmpty();
    }

    @Test
    void aTurnThatLeavesJobsBehindGoesOnInTheBackground() throws Exception {
        HookEvent busy = read("{'hook_event_name':'Stop','background_tasks':[{'id':'b1'}]}");
        assertThat(busy.turn()).isEqualTo(Turn.ACTIVE);
        assertThat(busy.background()).isTrue();
        HookEvent done = read("{'hook_event_name':'Stop','background_tasks':[]}");
        assertThat(done.turn()).isEqualTo(Turn.IDLE);
        assertThat(done.background()).isFalse();
    }

    @Test
    void aSubagentAndACompactionSayNothingOfTheTurn() throws Exception {
        assertThat(read("{'hook_event_name':'PreToolUse','agent_id':'a1'}").turn())
                .isEqualTo(Turn.UNKNOWN);
        assertThat(read("{'hook_event_name':'SessionStart','source':'compact'}").turn())
                .isEqualTo(Turn.UNKNOWN);
        assertThat(read("{'hook_event_name':'SessionStart','source':'resume'}").turn())
                .isEqualTo(Turn.IDLE);
    }

    @Test
    void messagesInAPromptAreFoundByTheirIds() throws Exception {
        JsonNode prompt = new ObjectMapper()
                .readTree(
                        "{\"prompt\":\"[czar:0123abcd] go\\nthen [czar:0123abcd] and [czar:ffffffff], not [czar:xyz]\"}");
        assertThat(HookPayloadReader.messages(prompt)).containsExactly("0123abcd", "ffffffff");
        assertThat(HookPayloadReader.messages(new ObjectMapper().readTree("{\"prompt\":7}")))
                .isEmpty();
    }

    @Test
    void aPermissionThatIsAskedForSaysWhatItIsFor() throws Exception {
        String asked = "{'hook_event_name':'%s','tool_name':'Bash','tool_input':{'command':'make test'}}";
        assertThat(read(asked.formatted("PermissionRequest")).tool()).isEqualTo("Bash: make test");
        assertThat(read(asked.formatted("PreToolUse")).tool()).isEqualTo("Bash");
    }

    @Test
    void hostileTextIsShortAndVisible() throws Exception {
        HookEvent event =
                read("{'hook_event_name':'Pre\\u202e\\nTool','session_id':7,'tool_name':'" + "x".repeat(900) + "'}");
        assertThat(event.event()).doesNotContain("\u202e", "\n");
        assertThat(event.session()).isEmpty();
        assertThat(event.tool()).hasSize(500);
    }

    private static HookEvent read(String json) throws JsonProcessingException {
        return HookPayloadReader.read("w1", new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
