package dev.czar.fact;

/** A part of the repository that the project has a name for, such as code, changelog, interface or docs. */
public record Area(String name) implements Sensed {
    @Override
    public String subject() {
        return name;
    }
}
