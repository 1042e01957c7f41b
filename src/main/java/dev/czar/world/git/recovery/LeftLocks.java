package dev.czar.world.git.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lock files that a killed git left behind: no longer fresh, open in no process that can be looked at, and no git that is as
 * old as the lock lives, wherever and whosever it is: what a git works on cannot be told from outside while its hooks run.
 */
public final class LeftLocks {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** How far the start of a process, which counts from the boot, may be from the time of a file. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);

    /** Options of git that a word of their own follows. */
    private static final Set<String> VALUED = Set.of(
            "-c", "-C", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--super-prefix", "--config-env");

    /** Those of the lock files that are there and that nobody holds. */
    public List<Path> among(Collection<Path> locks) {
        return locks.stream()
                .filter(lock -> madeAt(lock).filter(made -> isLeft(lock, made)).isPresent())
                .toList();
    }

    /** Removes those that nobody holds. */
    public List<Path> remove(Collection<Path> locks) throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path lock : locks) {
            Optional<Instant> made = madeAt(lock);
            if (made.filter(at -> isLeft(lock, at)).isPresent() && madeAt(lock).equals(made)) {
                Files.deleteIfExists(lock);
                left.add(lock);
            }
        }
        return left;
    }

    private static boolean isLeft(Path lock, Instant made) {
        return made.isBefore(Instant.now().minus(FRESH))
                && ProcessHandle.allProcesses().noneMatch(process -> mayHold(process, made))
                && !isOpen(lock);
    }

    private static Optional<Instant> madeAt(Path lock) {
        try {
            return Optional.of(Files.getLastModifiedTime(lock).toInstant());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** A git that was there when the lock was made and is no daemon, which holds none. */
    private static boolean mayHold(ProcessHandle process, Instant made) {
        return nameOf(process).startsWith("git")
                && process.info()
                        .startInstant()
                        .map(start -> start.isBefore(made.plus(CLOCK_STEP)))
                        .orElse(true)
                && !isDaemon(process);
    }

    /** Of processes of others only the name is known. */
    private static String nameOf(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"));
        } catch (IOException noProc) {
            return process.info()
                    .command()
                    .map(program -> Path.of(program).getFileName().toString())
                    .orElse("");
        }
    }

    /** {@code git [options] daemon}, or a command such as {@code fsmonitor--daemon}; what else its arguments say is another's. */
    private static boolean isDaemon(ProcessHandle process) {
        List<String> words = List.of(process.info().arguments().orElse(new String[0]));
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += VALUED.contains(words.get(at)) ? 2 : 1;
        }
        return at < words.size()
                && (words.get(at).equals("daemon") || words.get(at).endsWith("--daemon"));
    }

    private static boolean isOpen(Path lock) {
        Path held = real(lock);
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
                return files.anyMatch(file -> leadsTo(file, held));
            } catch (IOException notOurs) {
                return false;
            }
        });
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path.toAbsolutePath().normalize();
        }
    }
}
