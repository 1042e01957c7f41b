package dev.czar.world.terminal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program for tests that runs in a pane: bracketed paste on, terminal raw, every byte it gets goes to a file. */
public final class PasteRecorder {
    private PasteRecorder() {}

    /** The arguments that start it with this test's own classes. */
    public static List<String> command(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("reader.classes", "target/test-classes"),
                PasteRecorder.class.getName(),
                file.toString());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new ProcessBuilder("stty", "raw", "-echo").inheritIO().start().waitFor();
        System.out.print("\u001b[?2004h> ");
        System.out.flush();
        Path file = Path.of(arguments[0]);
        byte[] chunk = new byte[65536];
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            InputStream in = System.in;
            Files.createFile(Path.of(arguments[0] + ".ready"));
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                out.flush();
            }
        }
    }
}
