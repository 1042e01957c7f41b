package dev.czar.world.terminal;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices without asking tmux that something goes on in its panes: the server has read something, or a pane's process has
 * ended, which tmux misses now and then. Looks at the server's counter four times a second, and at the processes as often while they are few, else at each once in a second.
 */
final class TmuxActivityWatcher implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 250;
    private static final int LOOKS = 4;
    private static final int FEW = 8;
    private static final long UNKNOWN = -1;

    private final Runnable onChange;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Long, File> directories = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private List<Long> living = List.of();
    private int next;
    private long server;
    private ReadCounter counter = ReadCounter.NONE;
    private long seen = UNKNOWN;
    private long readByListing = UNKNOWN;

    TmuxActivityWatcher(Runnable onChange) {
        this.onChange = onChange;
        new DaemonThreadFactory("tmux-activity").newThread(this::run).start();
    }

    /** Whether what a server reads can be told on this machine. */
    static boolean isPossible() {
        return Files.isReadable(Path.of("/proc/self/io"));
    }

    /** How much the server has read so far. */
    synchronized long read() {
        return counter.read();
    }

    /**
     * The panes were listed, {@code before} being what the server had read until then. To list them it reads a little itself,
     * always as much; another amount means that something was written meanwhile.
     */
    void listed(long pid, List<TerminalPane> panes, long before) {
        boolean changed;
        synchronized (this) {
            boolean another = pid != server;
            if (another || before == UNKNOWN) {
                follow(pid);
            }
            living = panes.stream()
                    .filter(pane -> !pane.dead())
                    .map(TerminalPane::pid)
                    .toList();
            directories.keySet().retainAll(living);
            ended.retainAll(living);
            long now = counter.read();
            long reading = another || before == UNKNOWN || now == UNKNOWN ? UNKNOWN : now - before;
            changed = reading != readByListing;
            readByListing = reading;
            seen = now;
        }
        if (changed) {
            onChange.run();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                if (look()) {
                    onChange.run();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        counter.close();
    }

    private synchronized boolean look() {
        long now = counter.read();
        boolean changed = now != seen;
        seen = now;
        int few = Math.min(FEW, living.size());
        for (int looks = Math.max(few, (living.size() + LOOKS - 1) / LOOKS); looks > 0; looks--) {
            next = (next + 1) % living.size();
            changed |= hasEnded(living.get(next)) && ended.add(living.get(next));
        }
        return changed;
    }

    private boolean hasEnded(long process) {
        return !directories
                        .computeIfAbsent(process, TmuxActivityWatcher::directory)
                        .exists()
                && !ProcessTable.isAlive(process);
    }

    /** A link that a process has only while it lives: to see whether it is there costs a tenth of reading its state. */
    private static File directory(long process) {
        return new File("/proc/" + process + "/cwd");
    }

    private void follow(long pid) {
        counter.close();
        server = pid;
        counter = ReadCounter.of(pid);
    }

    /** How much a process has read so far; kept open, for opening it costs many times what reading it does. */
    private static final class ReadCounter {
        private static final ReadCounter NONE = new ReadCounter(Optional.empty());
        private static final String LABEL = "rchar: ";
        private static final int LONGEST_LINE = 32;

        private final Optional<RandomAccessFile> file;
        private final byte[] line = new byte[LONGEST_LINE];

        private ReadCounter(Optional<RandomAccessFile> file) {
            this.file = file;
        }

        static ReadCounter of(long process) {
            try {
                return new ReadCounter(Optional.of(new RandomAccessFile("/proc/" + process + "/io", "r")));
            } catch (IOException notHere) {
                return NONE;
            }
        }

        long read() {
            if (file.isEmpty()) {
                return UNKNOWN;
            }
            try {
                file.get().seek(0);
                return number(file.get().read(line));
            } catch (IOException ended) {
                return UNKNOWN;
            }
        }

        private long number(int length) {
            long number = UNKNOWN;
            for (int at = LABEL.length(); at < length && line[at] >= '0' && line[at] <= '9'; at++) {
                number = Math.max(0, number) * 10 + line[at] - '0';
            }
            return number;
        }

        void close() {
            try {
                if (file.isPresent()) {
                    file.get().close();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
