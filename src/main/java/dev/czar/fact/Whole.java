package dev.czar.fact;

/** Work claimed complete that has all that belongs to it. */
public record Whole(String task, String head) implements Derived {
    @Override
    public String subject() {
        return task + "/" + head;
    }
}
