package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Send work back with the cause and the last lines of its log, quoted as data. */
public record ReturnWork(
        String worker, String task, String head, String cause, String signature, String detail, int round, int attempt)
        implements Message {
    /** The first attempt. */
    public ReturnWork(
            String worker, String task, String head, String cause, String signature, String detail, int round) {
        this(worker, task, head, cause, signature, detail, round, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.RETURN_WORK;
    }

    @Override
    public String target() {
        return task + "/" + head + "/" + signature;
    }

    @Override
    public String lane() {
        return worker;
    }
}
