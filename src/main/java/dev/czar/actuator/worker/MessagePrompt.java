package dev.czar.actuator.worker;

import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessage;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Message.TellOwn;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Topic;
import dev.czar.project.files.FencedText;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The prompt that says a message, and what its own placeholders stand for. */
record MessagePrompt(String name, Map<String, String> values) {
    private static final Map<NudgeLevel, String> NUDGES =
            Map.of(NudgeLevel.ASK_STATUS, "ask-status", NudgeLevel.NUDGE, "nudge", NudgeLevel.OFFER_HELP, "offer-help");
    private static final Set<Topic> QUOTED = Set.of(Topic.CONFLICT, Topic.YIELD, Topic.REMARKS);

    static MessagePrompt of(Message message) {
        if (message instanceof Tell tell) {
            String detail = QUOTED.contains(tell.topic()) ? FencedText.around(tell.detail()) : tell.detail();
            return new MessagePrompt(word(tell.topic()), Map.of("detail", detail));
        }
        if (message instanceof TellOwn own) {
            return new MessagePrompt(own.prompt(), Map.of("detail", own.detail()));
        }
        if (message instanceof ReturnWork back) {
            return new MessagePrompt(
                    "returned",
                    Map.of(
                            "cause", back.cause(),
                            "round", Integer.toString(back.round()),
                            "detail", FencedText.around(back.detail())));
        }
        return new MessagePrompt(NUDGES.get(((Nudge) message).level()), Map.of());
    }

    /** A requirement that is met, and that the worker has to bring into its branch by itself. */
    static MessagePrompt ofUnmerged(Tell cleared, String obstacle, String commit) {
        return new MessagePrompt(
                "cleared-unmerged", Map.of("detail", cleared.detail(), "obstacle", obstacle, "commit", commit));
    }

    DeliveryResult send(WorkerMessenger messenger, Message message)
            throws IOException, ProjectException, InterruptedException {
        return messenger.sendPrompt(message, name, values);
    }

    /**
     * As it was said, with the line by which it is known; without the prompt around it when that is gone or broken by now, which must
     * keep nothing back.
     */
    String again(WorkerMessenger messenger, Message message) {
        String said;
        try {
            said = messenger.fillPrompt(message, name, values);
        } catch (ProjectException unusable) {
            said = values.get("detail");
        }
        return said.strip() + "\n" + WorkerMessage.markerOf(message.key());
    }

    private static String word(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
