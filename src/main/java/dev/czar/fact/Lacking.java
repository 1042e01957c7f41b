package dev.czar.fact;

/** Work claimed complete that touches one area and not another that belongs to it. */
public record Lacking(String task, String worker, String head, String area) implements Derived {
    @Override
    public String subject() {
        return task + "/" + area;
    }
}
