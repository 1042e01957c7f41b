package dev.czar.world.terminal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One look at the server: its state and, while it runs, all panes. */
public record Panes(ServerState server, List<Pane> all) {
    public Panes {
        all = List.copyOf(all);
    }

    /** The session's first pane; a human may have split off others. */
    public Optional<Pane> of(String session) {
        return all.stream().filter(pane -> pane.session().equals(session)).min(Comparator.comparingLong(Panes::number));
    }

    private static long number(Pane pane) {
        return Long.parseLong(pane.id().substring(1));
    }
}
