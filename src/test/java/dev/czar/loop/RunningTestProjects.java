package dev.czar.loop;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Serves a live project instead of those of the configuration. */
public abstract class RunningTestProjects extends RunningProjects {

    protected RunningTestProjects() {
        super(null, null, null, Optional.empty());
    }

    public abstract RunningTestProject live();

    @Override
    public Collection<ProjectLoop> all() {
        return List.of(live().loop());
    }

    @Override
    public Optional<ProjectLoop> find(String name) {
        return all().stream().filter(loop -> loop.name().equals(name)).findFirst();
    }
}
