package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** What is to be done: a value with everything an actuator needs. */
public sealed interface Action
        permits Message, SessionAction, AssignmentAction, ReviewAction, OmnibusAction, OriginAction, ProjectAction {

    ActionKind kind();

    /** What the action is about, with its episode: the same thing for the same cause has the same target. */
    String target();

    /** Counts the tries of the same thing for the same cause, from 1. */
    default int attempt() {
        return 1;
    }

    default String subject() {
        return target() + "/" + attempt();
    }

    /** Actions of one lane are carried out one after the other: a worker's id, or a shared resource. */
    String lane();

    /** The idempotency key: done once, ever. */
    default String key() {
        return kind() + "/" + subject();
    }
}
