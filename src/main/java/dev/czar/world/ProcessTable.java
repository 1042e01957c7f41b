package dev.czar.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether processes live; one that has ended and that nobody has collected yet does not. */
public final class ProcessTable {
    private ProcessTable() {}

    public static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessTable::lives).isPresent();
    }

    public static boolean lives(ProcessHandle process) {
        return process.isAlive() && !ended(process.pid());
    }

    private static boolean ended(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(status, StandardCharsets.ISO_8859_1);
            int state = text.lastIndexOf(')') + 2;
            return state < text.length() && (text.charAt(state) == 'Z' || text.charAt(state) == 'X');
        } catch (IOException notHere) {
            return Files.exists(Path.of("/proc/self/stat")) && !Files.exists(status);
        }
    }
}
