package dev.czar.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A text that another program goes on writing, read as it grows: whole lines only, the rest is for the next time. */
public final class GrowingFile {

    private static final int MOST_AT_A_TIME = 4 << 20;

    private final Path file;
    private long position;

    /** {@code position}: how much of it was read before. */
    public GrowingFile(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** How much of it is read. */
    public long position() {
        return position;
    }

    /** The next lines, at most so much at a time; one that was emptied is read from its beginning. */
    public List<String> read() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            return read(content);
        }
    }

    /** The same, of the file that was opened; it stays the same one whatever its name is given to. */
    public List<String> read(RandomAccessFile content) throws IOException {
        long size = content.length();
        position = size < position ? 0 : position;
        byte[] chunk = new byte[(int) Math.min(MOST_AT_A_TIME, size - position)];
        content.seek(position);
        content.readFully(chunk);
        int end = chunk.length;
        while (end > 0 && chunk[end - 1] != '\n') {
            end--;
        }
        boolean tooLong = end == 0 && chunk.length == MOST_AT_A_TIME;
        position += tooLong ? chunk.length : end;
        return end == 0 ? List.of() : List.of(new String(chunk, 0, end, StandardCharsets.UTF_8).split("\n"));
    }
}
