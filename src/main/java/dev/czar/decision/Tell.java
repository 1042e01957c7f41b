package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Topic;

/** Tell a worker once what it should know. */
public record Tell(String worker, Topic topic, String task, String episode, String detail, int attempt)
        implements Message {
    /** The first attempt. */
    public Tell(String worker, Topic topic, String task, String episode, String detail) {
        this(worker, topic, task, episode, detail, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.TELL;
    }

    @Override
    public String target() {
        return worker + "/" + topic + "/" + episode;
    }

    @Override
    public String lane() {
        return worker;
    }
}
