package dev.czar.loop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The projects this Czar serves. */
@ApplicationScoped
public class Projects {

    private final Map<String, ProjectLoop> running = new ConcurrentHashMap<>();

    public Collection<ProjectLoop> all() {
        return running.values().stream()
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    public Optional<ProjectLoop> find(String name) {
        return Optional.ofNullable(running.get(name));
    }
}
