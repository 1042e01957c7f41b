package dev.czar.ledger.measure;

import dev.czar.decision.Message;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Message.TellOwn;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What followed a prompt: how often it was said to a worker, and how often the worker committed or reported within half an hour. */
public record PromptOutcome(String prompt, int said, int followed) {

    /** Of every prompt that was said, by name. */
    public static List<PromptOutcome> of(EventHistory past) {
        return DecisionEffect.of(past, Message.class, Message::worker).stream()
                .collect(Collectors.groupingBy(
                        effect -> prompt((Message) effect.decision().decision().action()),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new PromptOutcome(one.getKey(), one.getValue().size(), (int)
                        one.getValue().stream().filter(DecisionEffect::moved).count()))
                .toList();
    }

    private static String prompt(Message message) {
        if (message instanceof TellOwn own) {
            return own.prompt();
        } else if (message instanceof Nudge nudge) {
            return named(nudge.level());
        } else if (message instanceof Tell tell) {
            return named(tell.topic());
        } else if (message instanceof ReturnWork) {
            return "returned";
        }
        return message instanceof InjectTask ? "task" : named(message.kind());
    }

    private static String named(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
