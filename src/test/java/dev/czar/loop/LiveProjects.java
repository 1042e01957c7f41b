package dev.czar.loop;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Serves a live project instead of those of the configuration. */
public abstract class LiveProjects extends Projects {

    protected LiveProjects() {
        super(null, null, Optional.empty());
    }

    public abstract LiveProject live();

    @Override
    public Collection<ProjectLoop> all() {
        return List.of(live().loop());
    }

    @Override
    public Optional<ProjectLoop> find(String name) {
        return all().stream().filter(loop -> loop.name().equals(name)).findFirst();
    }
}
