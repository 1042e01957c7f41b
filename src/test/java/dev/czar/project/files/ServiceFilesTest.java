package dev.czar.project.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFilesTest {

    @TempDir
    private Path home;

    @Test
    void filesOfAServiceThatWasKilledAreDeletedAndThoseOfOneThatRunsAreKept() throws IOException {
        Path killed = Files.createDirectories(services().resolve("killed"));
        Files.createFile(services().resolve("killed.lock"));
        Files.writeString(killed.resolve("library.so"), "left");
        ServiceFiles running = ServiceFiles.below(services());
        Files.writeString(running.folder().resolve("library.so"), "used");
        assertThat(killed).doesNotExist();

        ServiceFiles other = ServiceFiles.below(services());
        assertThat(running.folder().resolve("library.so")).hasContent("used");
        assertThat(other.folder()).isEmptyDirectory();

        running.delete();
        other.delete();
        try (Stream<Path> left = Files.list(services())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void noOtherUserCanReachThem() throws IOException {
        Path folder = ServiceFiles.below(services()).folder();
        assertThat(folder.getParent()).isEqualTo(services());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(services())))
                .isEqualTo("rwx------");
    }

    private Path services() {
        return home.resolve("services");
    }
}
