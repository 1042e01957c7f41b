package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Send work back with the cause and the last lines of its log, quoted as data. */
public record ReturnWork(
        String worker, String task, String head, String cause, String signature, String detail, int round)
        implements Message {
    @Override
    public ActionKind kind() {
        return ActionKind.RETURN_WORK;
    }

    @Override
    public String subject() {
        return task + "/" + head + "/" + signature;
    }

    @Override
    public String lane() {
        return worker;
    }
}
