package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.MergeResult.FileConflict;
import java.io.IOException;
import java.util.StringJoiner;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;

/** Finds the lines of both sides that stand in each other's way. */
public final class ConflictLineFinder {
    private static final int LARGEST = 1024 * 1024;

    private final ScratchRepository scratch;

    public ConflictLineFinder(ScratchRepository scratch) {
        this.scratch = scratch;
    }

    public LineRanges of(FileConflict file) {
        if (file.ours().isEmpty() || file.theirs().isEmpty()) {
            return LineRanges.NONE;
        }
        byte[] base = file.base().isEmpty() ? new byte[0] : bytes(file.base());
        byte[] ours = bytes(file.ours());
        byte[] theirs = bytes(file.theirs());
        if (RawText.isBinary(base) || RawText.isBinary(ours) || RawText.isBinary(theirs)) {
            return LineRanges.NONE;
        }
        StringJoiner ourLines = new StringJoiner(",");
        StringJoiner theirLines = new StringJoiner(",");
        for (MergeChunk chunk : new MergeAlgorithm(
                        DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM))
                .merge(RawTextComparator.DEFAULT, new RawText(base), new RawText(ours), new RawText(theirs))) {
            switch (chunk.getConflictState()) {
                case FIRST_CONFLICTING_RANGE -> ourLines.add(range(chunk));
                case NEXT_CONFLICTING_RANGE -> theirLines.add(range(chunk));
                case NO_CONFLICT, BASE_CONFLICTING_RANGE -> {}
            }
        }
        return new LineRanges(ourLines.toString(), theirLines.toString());
    }

    /** One line, or the line before where a side has none. */
    private static String range(MergeChunk chunk) {
        int first = chunk.getBegin() + 1;
        int last = chunk.getEnd();
        return last > first ? first + "-" + last : String.valueOf(Math.max(1, Math.min(first, last)));
    }

    private byte[] bytes(String blob) {
        try {
            ObjectLoader loader = scratch.jgit().open(ObjectId.fromString(blob));
            return loader.getSize() > LARGEST ? new byte[] {0} : loader.getBytes();
        } catch (IOException failure) {
            throw new GitException("Blob %s cannot be read: %s".formatted(blob, FailureText.of(failure)), failure);
        }
    }

    /** Where a file does not merge, as {@code "3-5,9"} of our side and of theirs; {@code ""} when it is not about lines. */
    public record LineRanges(String ours, String theirs) {
        static final LineRanges NONE = new LineRanges("", "");

        public LineRanges swapped() {
            return new LineRanges(theirs, ours);
        }
    }
}
