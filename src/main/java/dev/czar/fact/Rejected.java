package dev.czar.fact;

/** Work that cannot go on as it is, with the cause and the last lines of its log. */
public record Rejected(String task, String worker, String head, String cause, String signature, String detail)
        implements Derived {
    @Override
    public String subject() {
        return task + "/" + signature;
    }
}
