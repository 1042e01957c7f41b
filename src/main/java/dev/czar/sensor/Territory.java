package dev.czar.sensor;

import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import dev.czar.world.git.Workplace;
import java.util.Set;

/** Where the workers' changes meet. */
public record Territory(
        Repository repository, Trunk trunk, Workplace workplace, MergeTree merger, Set<String> workers) {
    public Territory {
        workers = Set.copyOf(workers);
    }
}
