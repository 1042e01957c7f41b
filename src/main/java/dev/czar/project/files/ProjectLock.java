package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sure that one Czar supervises a project; the operating system takes the lock back when its holder dies. */
public final class ProjectLock implements AutoCloseable {

    private static final Pattern HOLDER =
            Pattern.compile("pid (?<pid>\\d{1,18})( at (?<url>\\S+))?, since (?<since>\\S+)");

    private final FileChannel channel;

    private ProjectLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or says who has it. */
    public static ProjectLock acquire(ProjectLayout layout, Instant now) throws ProjectException {
        try {
            Files.createDirectories(layout.stateDirectory());
            FilePermissions.restrictToOwner(layout.stateDirectory());
            FileChannel channel = FileChannel.open(
                    layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                throw new ProjectException("another Czar supervises this project already: " + holder(channel)
                        + " (stop it with `czar down`, or look with `czar status`)");
            }
            ProjectLock lock = new ProjectLock(channel);
            lock.write("pid " + ProcessHandle.current().pid() + ", since " + now);
            return lock;
        } catch (IOException failure) {
            throw new ProjectException("cannot lock " + layout.lock() + ": " + failure, failure);
        }
    }

    /** Who has the lock, as it says there; without an address while it does not listen yet. */
    static Optional<RunningCzar> holder(ProjectLayout layout) throws IOException {
        try {
            Matcher line = HOLDER.matcher(Files.readString(layout.lock()).strip());
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
        channel.truncate(0);
        channel.close();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    private void write(String holder) throws IOException {
        byte[] line = holder.getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(line), 0);
        channel.truncate(line.length);
        channel.force(true);
    }

    /** Read through the channel, which stays open: closing it would give up a lock that this process holds itself. */
    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(1024);
        int length = channel.read(content, 0);
        return length <= 0
                ? "it is just starting or stopping"
                : new String(content.array(), 0, length, StandardCharsets.UTF_8);
    }
}
