package dev.czar.fact;

import java.util.List;

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
