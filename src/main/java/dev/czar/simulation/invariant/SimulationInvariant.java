package dev.czar.simulation.invariant;

import java.util.List;
import java.util.Optional;

/** Something that must hold at every step; each run has its own, which may remember. */
public interface SimulationInvariant {

    /** What is wrong now, in words. */
    Optional<String> violation(SimulationMoment moment);

    /** One of each. */
    static List<SimulationInvariant> all() {
        return List.of(
                new IntentEndInvariant(),
                new EvidenceInvariant(),
                new StarvationInvariant(),
                new FloodInvariant(),
                new StickyStateInvariant());
    }
}
