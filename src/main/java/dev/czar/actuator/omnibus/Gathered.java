package dev.czar.actuator.omnibus;

import dev.czar.decision.BuildOmnibus;
import dev.czar.world.git.History;
import java.util.List;
import java.util.stream.Stream;

/** What the omnibus holds at this tip and the mainline does not: one merged head per commit of its first-parent line. */
record Gathered(History history, String tip, String mainline) {

    /** Whether a build begun anew on the mainline would bring all of it again. */
    boolean isAskedFor(BuildOmnibus action) {
        String commit = tip;
        while (!history.contains(mainline, commit)) {
            List<String> parents = history.commit(commit).parents();
            if (parents.size() != 2 || !isIn(action, parents.get(1))) {
                return false;
            }
            commit = parents.get(0);
        }
        return true;
    }

    private boolean isIn(BuildOmnibus action, String head) {
        return Stream.concat(Stream.of(mainline), action.members().stream().map(member -> member.head()))
                .anyMatch(holder -> history.contains(holder, head));
    }
}
