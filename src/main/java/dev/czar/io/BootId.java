package dev.czar.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names this run of the machine; another name means that it was started anew. */
public final class BootId {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** "" where it cannot be told. */
    public static String current() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException notTold) {
            return "";
        }
    }
}
