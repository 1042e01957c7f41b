package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {

    @TempDir
    private Path folder;

    @Test
    void aLogThatIsAppendedToGoesOnEmptyAndWhatWasInItIsKeptOnce() throws Exception {
        Path log = folder.resolve("czar.log");
        try (OutputStream service = new FileOutputStream(log.toFile(), true)) {
            write(service, "first\n");
            LogRotation.rotate(log, 100);
            assertThat(log).hasContent("first");
            LogRotation.rotate(log, 5);
            assertThat(folder.resolve("czar.log.1")).hasContent("first");
            write(service, "second\n");
            assertThat(log).hasContent("second");
            LogRotation.rotate(log, 5);
        }
        assertThat(folder.resolve("czar.log.1")).hasContent("second");
        LogRotation.rotate(folder.resolve("none.log"), 5);
        assertThat(folder.resolve("none.log.1")).doesNotExist();
    }

    private static void write(OutputStream stream, String text) throws Exception {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
