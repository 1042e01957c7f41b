package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.io.FolderDeleter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FolderDisposalTest {
    private static final String THREAD = "czar-test-disposal";

    @TempDir
    Path folder;

    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void itsUserDoesNotWaitUntilAFolderIsDeletedAndClosingDoes() throws IOException {
        FolderDisposal disposal = new FolderDisposal(THREAD, this::delete);
        disposal.dispose(made("copy"));
        disposal.dispose(made("other"));
        disposal.dispose(made("copy"));
        assertThat(left()).containsExactly("copy.deleted", "other.deleted");
        go.countDown();
        disposal.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whenTooManyWaitTheNextIsDeletedByItsUser() throws IOException {
        FolderDisposal disposal = new FolderDisposal(THREAD, this::delete);
        for (int number = 0; number < 20; number++) {
            disposal.dispose(made("copy" + number));
        }
        assertThat(left()).hasSize(5).allMatch(name -> name.endsWith(".deleted"));
        go.countDown();
        disposal.close();
        assertThat(folder).isEmptyDirectory();
    }

    /** Another thread than the user's is held until it may go on. */
    private void delete(Path gone) {
        try {
            if (Thread.currentThread().getName().equals(THREAD)) {
                go.await();
            }
            FolderDeleter.delete(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private Path made(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("file"), "x");
        return made;
    }
}
