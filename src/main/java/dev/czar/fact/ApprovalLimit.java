package dev.czar.fact;

/** A kind of action that waits for a human's approval. */
public record ApprovalLimit(ActionKind kind) implements Limit {
    @Override
    public String subject() {
        return kind.name();
    }
}
