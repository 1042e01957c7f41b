package dev.czar.omnibus.plan;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Members that need each other in a cycle, one shortest cycle from each first member, and who cannot be ordered because of them. */
record RequirementCycles<M>(List<List<M>> cycles, List<M> blocked) {

    static <M> RequirementCycles<M> of(List<M> members, MergeRequirements<M> requirements) {
        Map<M, Set<M>> needed = new LinkedHashMap<>();
        for (M member : members) {
            needed.put(
                    member,
                    members.stream()
                            .filter(other -> requirements.needs(member, other))
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        List<List<M>> cycles = DependencyCycleFinder.find(needed);
        Set<M> cyclic = new HashSet<>();
        cycles.forEach(cyclic::addAll);
        List<M> blocked = members.stream()
                .filter(member -> !Collections.disjoint(requirements.closure(member, members), cyclic))
                .toList();
        return new RequirementCycles<>(cycles, blocked);
    }
}
