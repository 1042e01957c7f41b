package dev.czar.project.report;

import dev.czar.io.AtomicFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which messages their workers said they have read; remembered across restarts. */
public interface MessageAcknowledgements {

    boolean acknowledged(String message);

    /** Whether the worker's own program said that it was given this message, since Czar was started. */
    default boolean submitted(String worker, String message) {
        return false;
    }

    /** Waits until the message is acknowledged, at most {@code limit}; says whether it is. */
    boolean await(String message, Duration limit) throws InterruptedException;

    /** Acknowledgements as empty files, one per message, so that they outlive a crash; forgotten after thirty days. */
    public static final class AcknowledgementFolder implements MessageAcknowledgements {

        private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-f]{8,64}");
        private static final Duration RETENTION = Duration.ofDays(30);

        private static final int MOST_REMEMBERED = 1000;

        private final Path folder;
        private final Object monitor = new Object();
        private final Set<String> submissions = new LinkedHashSet<>();
        private final Set<String> unwritten = new LinkedHashSet<>();

        public AcknowledgementFolder(Path spool, Clock clock) throws IOException {
            this.folder = Files.createDirectories(spool.resolve("acknowledged"));
            forgetOlderThan(clock.instant().minus(RETENTION));
        }

        /** The id of a message as it may be acknowledged. */
        public static boolean isMessageId(String id) {
            return MESSAGE_ID.matcher(id).matches();
        }

        /** Known at once; an exception says that it is not durable yet, so that it has to be said again. */
        public void acknowledge(String message) throws IOException {
            if (!isMessageId(message)) {
                throw new IllegalArgumentException("not the id of a message: " + message);
            }
            remember(unwritten, message);
            if (!Files.exists(folder.resolve(message))) {
                AtomicFileWriter.write(folder.resolve(message), new byte[0]);
            }
            synchronized (monitor) {
                unwritten.remove(message);
            }
        }

        private void remember(Set<String> latest, String what) {
            synchronized (monitor) {
                latest.add(what);
                if (latest.size() > MOST_REMEMBERED) {
                    latest.remove(latest.iterator().next());
                }
                monitor.notifyAll();
            }
        }

        /** The worker's program was given this message; the latest are remembered as long as Czar runs. */
        public void submit(String worker, String message) {
            remember(submissions, worker + "/" + message);
        }

        @Override
        public boolean submitted(String worker, String message) {
            synchronized (monitor) {
                return submissions.contains(worker + "/" + message);
            }
        }

        @Override
        public boolean acknowledged(String message) {
            synchronized (monitor) {
                if (unwritten.contains(message)) {
                    return true;
                }
            }
            return isMessageId(message) && Files.exists(folder.resolve(message));
        }

        @Override
        public boolean await(String message, Duration limit) throws InterruptedException {
            long end = System.nanoTime() + limit.toNanos();
            synchronized (monitor) {
                while (!acknowledged(message)) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    monitor.wait(Math.max(1, left / 1_000_000));
                }
                return true;
            }
        }

        private void forgetOlderThan(Instant oldest) throws IOException {
            List<Path> all;
            try (Stream<Path> entries = Files.list(folder)) {
                all = entries.toList();
            }
            for (Path entry : all) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }
}
