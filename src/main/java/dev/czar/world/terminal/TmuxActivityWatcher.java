package dev.czar.world.terminal;

import dev.czar.io.ProcessTable;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Notices without asking tmux that something goes on in its panes: the server has read something, or a pane's process has
 * ended, which tmux misses now and then. Looks at counters of the kernel four times a second, at many processes less often.
 */
final class TmuxActivityWatcher implements AutoCloseable {
    private static final long LOOK_MILLISECONDS = 250;
    private static final long MILLISECONDS_PER_PROCESS = 10;
    private static final Pattern READ = Pattern.compile("(?m)^rchar: (\\d+)$");
    private static final long UNKNOWN = -1;

    private final Runnable onChange;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Long, File> directories = new HashMap<>();
    private Set<Long> living = Set.of();
    private Set<Long> told = Set.of();
    private long server;
    private long seen = UNKNOWN;
    private long readByListing = UNKNOWN;

    TmuxActivityWatcher(Runnable onChange) {
        this.onChange = onChange;
        Thread thread = new Thread(this::run, "tmux-activity");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether what a server reads can be told on this machine. */
    static boolean isPossible() {
        return Files.isReadable(Path.of("/proc/self/io"));
    }

    /** How much the server has read so far. */
    synchronized long read() {
        return read(server);
    }

    /**
     * The panes were listed, {@code before} being what the server had read until then. To list them it reads a little itself,
     * always as much; another amount means that something was written meanwhile.
     */
    void listed(long pid, List<TerminalPane> panes, long before) {
        boolean changed;
        synchronized (this) {
            boolean another = pid != server;
            server = pid;
            living = panes.stream()
                    .filter(pane -> !pane.dead())
                    .map(TerminalPane::pid)
                    .collect(Collectors.toUnmodifiableSet());
            long now = read(server);
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
            while (!closed.await(pause(), TimeUnit.MILLISECONDS)) {
                if (look()) {
                    onChange.run();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long pause() {
        return Math.max(LOOK_MILLISECONDS, living.size() * MILLISECONDS_PER_PROCESS);
    }

    private synchronized boolean look() {
        long now = read(server);
        boolean changed = now != seen;
        seen = now;
        Set<Long> ended = new HashSet<>();
        for (long process : living) {
            if (!directories
                            .computeIfAbsent(process, TmuxActivityWatcher::directory)
                            .exists()
                    && !ProcessTable.isAlive(process)) {
                ended.add(process);
            }
        }
        changed |= !told.containsAll(ended);
        told = ended;
        directories.keySet().retainAll(living);
        return changed;
    }

    /** A link that a process has only while it lives: to see whether it is there costs a tenth of reading its state. */
    private static File directory(long process) {
        return new File("/proc/" + process + "/cwd");
    }

    private static long read(long process) {
        try {
            Matcher count =
                    READ.matcher(Files.readString(Path.of("/proc/" + process + "/io"), StandardCharsets.ISO_8859_1));
            return process != 0 && count.find() ? Long.parseLong(count.group(1)) : UNKNOWN;
        } catch (IOException notHere) {
            return UNKNOWN;
        }
    }
}
