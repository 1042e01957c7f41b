package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Topic;

/** Tell a worker once what it should know. */
public record Tell(String worker, Topic topic, String task, String episode, String detail) implements Message {
    @Override
    public ActionKind kind() {
        return ActionKind.TELL;
    }

    @Override
    public String subject() {
        return worker + "/" + topic + "/" + episode;
    }

    @Override
    public String lane() {
        return worker;
    }
}
