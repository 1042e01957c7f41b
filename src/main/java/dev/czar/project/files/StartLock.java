package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Lets one start of Czar at a time look whether another one runs and note its own process. */
public final class StartLock implements AutoCloseable {

    private final ProjectLayout layout;
    private final FileChannel channel;

    private StartLock(ProjectLayout layout, FileChannel channel) {
        this.layout = layout;
        this.channel = channel;
    }

    /** Waits until no other start has it. */
    public static StartLock take(ProjectLayout layout) throws IOException {
        Files.createDirectories(layout.stateDirectory());
        FilePermissions.restrictToOwner(layout.stateDirectory());
        FileChannel channel = FileChannel.open(layout.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return new StartLock(layout, channel);
    }

    /** The process that serves this project and nothing else, from its start to its end. */
    public void note(long pid, Instant now) throws IOException {
        RunningCzar.write(layout.processFile(), new RunningCzar(pid, "", now));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
