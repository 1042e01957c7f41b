package dev.czar.fact;

import java.util.List;

/** A configured worker; {@code agent} names its agent profile. */
public record Worker(String id, String agent, List<String> skills) implements Sensed {
    public Worker {
        skills = List.copyOf(skills);
    }

    @Override
    public String subject() {
        return id;
    }
}
