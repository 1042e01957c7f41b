package dev.czar.loop.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.JsonCodec;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import java.util.List;
import java.util.Optional;

/** What is said between Czar and the process of its trials, a line of JSON each. */
final class TrialMessage {

    /** In bytes; a longer reply would cost memory where it is read. */
    static final int LONGEST_REPLY = 8 * 1024 * 1024;

    static final ObjectMapper MAPPER = JsonCodec.mapper();

    private TrialMessage() {}

    /** A trial to be run, or, without one, the wish that the trial of this number ends. */
    record TrialCall(long id, Optional<RuleTrial<?>> trial) {}

    /** How a trial is getting on, with {@code done} cycles, or how it ended: with an answer, with rules that are {@code invalid}, refused for a reason, or else lost for one. */
    record TrialReply(
            long id, int done, Optional<JsonNode> answer, List<CheckDiagnostic> invalid, String refused, String lost) {

        TrialReply {
            answer = answer.filter(given -> !given.isNull());
        }

        static TrialReply ofProgress(long id, int done) {
            return new TrialReply(id, done, Optional.empty(), List.of(), "", "");
        }

        static TrialReply answered(long id, Object answer) {
            return new TrialReply(id, 0, Optional.of(MAPPER.valueToTree(answer)), List.of(), "", "");
        }

        static TrialReply ofInvalid(long id, List<CheckDiagnostic> invalid) {
            return new TrialReply(id, 0, Optional.empty(), invalid, "", "");
        }

        static TrialReply ofRefused(long id, String reason) {
            return new TrialReply(id, 0, Optional.empty(), List.of(), reason, "");
        }

        static TrialReply ofLost(long id, String reason) {
            return new TrialReply(id, 0, Optional.empty(), List.of(), "", reason);
        }
    }
}
