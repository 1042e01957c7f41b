package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Programs that tests write. One that this process wrote cannot be run while a test beside it starts another process, which
 * has what is being written open for a moment as well.
 */
public final class TestPrograms {

    private TestPrograms() {}

    /** Makes a file executable, and one that another process wrote. */
    public static Path executable(Path file) throws IOException {
        Process copy = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cp \"$0\" \"$0.new\" && chmod 755 \"$0.new\" && mv \"$0.new\" \"$0\"",
                        file.toString())
                .inheritIO()
                .start();
        try {
            assertThat(copy.waitFor()).as("copying " + file).isZero();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return file;
    }
}
