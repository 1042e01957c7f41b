package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.world.FolderWatcher.WatchedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {

    @TempDir
    Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private FolderWatcher watcher;

    @AfterEach
    void close() {
        watcher.close();
    }

    private void watch(WatchedFolder watched) throws IOException {
        watcher =
                new FolderWatcher(List.of(watched), path -> path.toString().endsWith(".drl"), changes::incrementAndGet);
    }

    /** What the step before made is heard first. */
    private void expectChange(Step step) throws IOException {
        AtomicInteger heard = new AtomicInteger();
        await().during(Duration.ofMillis(200)).until(() -> heard.getAndSet(changes.get()) == changes.get());
        int before = changes.get();
        step.run();
        await().atMost(Duration.ofSeconds(10)).until(() -> changes.get() > before);
    }

    @Test
    void aFolderThatComesLaterIsWatchedWithAllThatIsInIt() throws Exception {
        Path rules = folder.resolve("project/.czar/rules");
        watch(WatchedFolder.recursive(rules));
        expectChange(() -> Files.createDirectories(rules.resolve("decide/late")));
        expectChange(() -> Files.writeString(rules.resolve("decide/late/nudge.drl"), "rule"));
        expectChange(() -> Files.delete(rules.resolve("decide/late/nudge.drl")));
    }

    @Test
    void aFolderThatIsReplacedIsWatched() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Path other = Files.createDirectories(folder.resolve("other"));
        watch(WatchedFolder.recursive(rules));
        expectChange(() -> Files.move(rules, folder.resolve("old")));
        expectChange(() -> Files.move(other, rules));
        expectChange(() -> Files.writeString(rules.resolve("nudge.drl"), "rule"));
        expectChange(() -> Files.move(rules, other));
        expectChange(() -> Files.createDirectories(rules));
        expectChange(() -> Files.writeString(rules.resolve("nudge.drl"), "rule"));
    }

    @Test
    void whatIsOfNoInterestOrTooDeepChangesNothing() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        watch(WatchedFolder.flat(rules));
        Files.writeString(folder.resolve("beside.drl"), "rule");
        Files.writeString(rules.resolve("notes.txt"), "nothing");
        Files.createDirectories(rules.resolve("deep"));
        Files.writeString(rules.resolve("deep/nudge.drl"), "rule");
        await().during(Duration.ofMillis(500)).until(() -> changes.get() == 0);
        expectChange(() -> Files.writeString(rules.resolve("nudge.drl"), "rule"));
        assertThat(changes.get()).isPositive();
    }

    @Test
    void whereTheSystemTellsNoMoreOfChangesTheListenerIsCalledAgainAndAgain() {
        watcher = new FolderWatcher(
                List.of(WatchedFolder.flat(folder)),
                path -> true,
                changes::incrementAndGet,
                () -> {
                    throw new IOException("User limit of inotify instances reached or too many open files");
                },
                Duration.ofMillis(5));
        await().until(() -> changes.get() > 3);
        watcher.close();
        await().during(Duration.ofMillis(100)).until(() -> {
            int before = changes.get();
            Thread.sleep(20);
            return changes.get() == before;
        });
    }

    /** A link that is replaced makes no event in the folder it led to. */
    @Test
    void foldersAreLookedAtAgainWhileEventsOfNoInterestNeverEnd() throws Exception {
        Path before = Files.createDirectories(folder.resolve("before/rules"));
        Path after = Files.createDirectories(folder.resolve("after/rules"));
        Path link = Files.createSymbolicLink(folder.resolve("current"), before.getParent());
        watcher = new FolderWatcher(
                List.of(WatchedFolder.flat(link.resolve("rules"))),
                path -> path.toString().endsWith(".drl"),
                changes::incrementAndGet,
                FileSystems.getDefault()::newWatchService,
                Duration.ofMillis(10));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> noise = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                write(before.resolve("notes.txt"));
            }
        });
        try {
            Path other = Files.createSymbolicLink(folder.resolve("other"), after.getParent());
            Files.move(other, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            await().until(() -> changes.get() > 0);
            expectChange(() -> Files.writeString(after.resolve("nudge.drl"), "rule"));
        } finally {
            done.set(true);
            noise.get();
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "nothing");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
