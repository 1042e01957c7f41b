package dev.czar.world;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Drains a stream and keeps its last bytes. */
final class Tail implements Runnable {
    private final InputStream stream;
    private final int limit;
    private byte[] kept = new byte[1024];
    private int size;
    private boolean truncated;

    Tail(InputStream stream, int limit) {
        this.stream = stream;
        this.limit = limit;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[8192];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                append(chunk, read);
            }
        } catch (IOException closed) {
            markTruncated();
        }
    }

    synchronized byte[] bytes() {
        return Arrays.copyOfRange(kept, Math.max(0, size - limit), size);
    }

    synchronized boolean truncated() {
        return truncated || size > limit;
    }

    private synchronized void append(byte[] chunk, int length) {
        if (size + length > kept.length) {
            makeRoom(length);
        }
        System.arraycopy(chunk, 0, kept, size, length);
        size += length;
    }

    private void makeRoom(int length) {
        if (size > limit) {
            kept = Arrays.copyOfRange(kept, size - limit, size);
            size = limit;
            truncated = true;
        }
        kept = Arrays.copyOf(kept, Math.max(size + length, Math.min(kept.length * 2, 2 * limit + length)));
    }

    private synchronized void markTruncated() {
        truncated = true;
    }
}
