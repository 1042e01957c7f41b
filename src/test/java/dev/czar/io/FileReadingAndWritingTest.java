package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadingAndWritingTest {

    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5};

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("deep/file");
        AtomicFileWriter.write(file, OLD);
        AtomicFileWriter.write(file, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(entries(file.getParent())).containsExactly("file");
    }

    @Test
    void aWriteThatIsNotWantedAnyMoreLeavesTheFileAsItIs() throws IOException {
        Path file = folder.resolve("file");
        AtomicFileWriter.write(file, OLD);
        assertThat(AtomicFileWriter.write(file, NEW, () -> false)).isFalse();
        assertThat(file).hasBinaryContent(OLD);
        assertThat(entries(folder)).containsExactly("file");
    }

    @Test
    void aFailedWriteLeavesNoTemporaryFile() throws IOException {
        Path taken =
                Files.createDirectories(folder.resolve("taken/by-a-folder")).getParent();
        assertThatThrownBy(() -> AtomicFileWriter.writeUnsynced(taken, NEW)).isInstanceOf(IOException.class);
        assertThat(entries(folder)).containsExactly("taken");
    }

    @Test
    void permissionsAreKeptOrAsAskedFor() throws IOException {
        Path file = folder.resolve("file");
        AtomicFileWriter.write(file, OLD);
        assertThat(permissions(file)).isEqualTo("rw-r--r--");
        Files.setPosixFilePermissions(file, FilePermissions.executable());
        AtomicFileWriter.write(file, NEW);
        assertThat(permissions(file)).isEqualTo("rwxr-xr-x");
        AtomicFileWriter.write(file, NEW, FilePermissions.ownerOnly());
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aFileIsReadUpToItsLimitAndNotBeyond() throws IOException {
        Path file = Files.write(folder.resolve("file"), OLD);
        assertThat(BoundedFileReader.read(file, 3)).hasValue(OLD);
        assertThat(BoundedFileReader.read(file, 2)).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreNoText() {
        assertThatThrownBy(() -> BoundedFileReader.text(new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOf(CharacterCodingException.class);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Stream<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        }
    }
}
