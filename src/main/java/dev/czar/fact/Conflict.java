package dev.czar.fact;

import java.time.Duration;
import java.util.List;

/**
 * Two workers whose own changes would not merge; {@code worker} is the one with the smaller or younger change, who should
 * move; {@code other} may be the mainline's name. Places are files with the lines in question, on each side.
 */
public record Conflict(
        String worker,
        String other,
        List<String> kinds,
        List<String> files,
        List<String> places,
        List<String> otherPlaces,
        boolean uncommitted,
        String signature,
        Duration age)
        implements Sensed {
    public Conflict {
        kinds = List.copyOf(kinds);
        files = List.copyOf(files);
        places = List.copyOf(places);
        otherPlaces = List.copyOf(otherPlaces);
    }

    @Override
    public String subject() {
        return worker + "/" + other;
    }

    @Override
    public Conflict aged(Duration elapsed) {
        return new Conflict(
                worker, other, kinds, files, places, otherPlaces, uncommitted, signature, age.plus(elapsed));
    }

    /** The places of the worker that should move, one after the other. */
    public String listing() {
        return String.join(", ", places);
    }

    public String otherListing() {
        return String.join(", ", otherPlaces);
    }

    /**
     * How the branches would merge with each other, with the tip, and one after the other in the planned order. A cell is
     * {@code .} clean, {@code x} a conflict, {@code ?} unknown, {@code -} the branch itself; {@code drafts} are branches with uncommitted work in it.
     */
    public record ConflictMatrix(
            String tip,
            String authority,
            List<String> branches,
            List<String> drafts,
            List<String> cells,
            String mainline,
            List<String> order,
            String cumulative)
            implements Sensed {
        public ConflictMatrix {
            branches = List.copyOf(branches);
            drafts = List.copyOf(drafts);
            cells = List.copyOf(cells);
            order = List.copyOf(order);
        }

        @Override
        public String subject() {
            return "matrix";
        }
    }
}
