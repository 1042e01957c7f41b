package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sure that one Czar supervises a project; the operating system takes the lock back when its holder dies. It also
 * takes it back when the holder closes any other handle on the file, so a process that holds the lock opens the file
 * once, and whoever asks again in that process is answered through this handle.
 */
public final class ProjectLock implements AutoCloseable {

    private static final Map<Path, ProjectLock> HELD_HERE = new HashMap<>();

    private static final Pattern HOLDER =
            Pattern.compile("pid (?<pid>\\d{1,18})( at (?<url>\\S+))?, since (?<since>\\S+)");

    private final Path file;
    private final FileChannel channel;

    private ProjectLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock, or says who has it. */
    public static ProjectLock acquire(ProjectLayout layout, Instant now) throws ProjectException {
        try {
            Files.createDirectories(layout.stateDirectory());
            FilePermissions.restrictToOwner(layout.stateDirectory());
            Path file = layout.lock();
            synchronized (HELD_HERE) {
                ProjectLock held = HELD_HERE.get(real(file));
                if (held != null) {
                    throw refused(line(held.channel));
                }
                ProjectLock lock = new ProjectLock(real(file), locked(file));
                lock.write("pid " + ProcessHandle.current().pid() + ", since " + now);
                HELD_HERE.put(lock.file, lock);
                return lock;
            }
        } catch (IOException failure) {
            throw new ProjectException("cannot lock " + layout.lock() + ": " + FailureText.of(failure), failure);
        }
    }

    /** Who has the lock, as it says there; without an address while it does not listen yet. */
    static Optional<RunningCzar> holder(ProjectLayout layout) throws IOException {
        try {
            Matcher line = HOLDER.matcher(line(layout.lock()).strip());
            return line.matches()
                    ? Optional.of(new RunningCzar(
                            Long.parseLong(line.group("pid")),
                            line.group("url") == null ? "" : line.group("url"),
                            Instant.parse(line.group("since"))))
                    : Optional.empty();
        } catch (NoSuchFileException | DateTimeParseException unlocked) {
            return Optional.empty();
        }
    }

    /** Adds where the holder listens, so that a second one can say so. */
    public void announce(RunningCzar running) throws IOException {
        write("pid " + running.pid() + " at " + running.url() + ", since " + running.started());
    }

    /** Gives the lock back; the file stays, because removing it could take it from the next holder. */
    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(file, this);
            if (channel.isOpen()) {
                channel.truncate(0);
                channel.close();
            }
        }
    }

    /** The handle that has the lock; nothing else in this process has one on this file. */
    private static FileChannel locked(Path file) throws IOException, ProjectException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
            throw refused(line(channel));
        } catch (IOException | ProjectException failure) {
            channel.close();
            throw failure;
        }
    }

    private static ProjectException refused(String holder) {
        return new ProjectException("another Czar supervises this project already: "
                + (holder.isEmpty() ? "it is just starting or stopping" : holder)
                + " (stop it with `czar down`, or look with `czar status`)");
    }

    private void write(String holder) throws IOException {
        byte[] line = holder.getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(line), 0);
        channel.truncate(line.length);
        channel.force(true);
    }

    private static String line(Path file) throws IOException {
        synchronized (HELD_HERE) {
            ProjectLock held = HELD_HERE.get(real(file));
            return held == null ? Files.readString(file) : line(held.channel);
        }
    }

    private static String line(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1024);
        int length = Math.max(0, channel.read(content, 0));
        return new String(content.array(), 0, length, StandardCharsets.UTF_8);
    }

    /** The same file by whatever way it is named; it need not be there. */
    private static Path real(Path file) throws IOException {
        return file.getParent().toRealPath().resolve(file.getFileName());
    }
}
