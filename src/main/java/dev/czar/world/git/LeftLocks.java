package dev.czar.world.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lock files that a killed git left behind: no longer fresh, open in no process, and with no git at work in the folders
 * they are for. Where that cannot be told, none is left behind.
 */
public final class LeftLocks {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final List<Path> places;

    /** {@code places} are the folders in which a git that holds one of the locks would be at work. */
    public LeftLocks(Collection<Path> places) {
        this.places = places.stream().map(LeftLocks::real).toList();
    }

    /** Those of the lock files that are there and that nobody holds. */
    public List<Path> among(Collection<Path> locks) {
        List<Path> old = locks.stream().filter(LeftLocks::isOld).toList();
        return old.isEmpty() || ProcessHandle.allProcesses().anyMatch(this::isGitHere)
                ? List.of()
                : old.stream().filter(lock -> !isOpen(lock)).toList();
    }

    /** Removes those that nobody holds. */
    public List<Path> remove(Collection<Path> locks) throws IOException {
        List<Path> left = among(locks);
        for (Path lock : left) {
            Files.deleteIfExists(lock);
        }
        return left;
    }

    private static boolean isOld(Path lock) {
        try {
            return Files.getLastModifiedTime(lock)
                    .toInstant()
                    .isBefore(Instant.now().minus(FRESH));
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isGitHere(ProcessHandle process) {
        boolean git = process.info()
                .command()
                .filter(program -> Path.of(program).getFileName().toString().startsWith("git"))
                .isPresent();
        if (!git || isDaemon(process)) {
            return false;
        }
        try {
            Path at = Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"));
            return places.stream().anyMatch(at::startsWith) || isNamed(process);
        } catch (IOException unknown) {
            return process.isAlive();
        }
    }

    /** It stays where it was started and holds no lock. */
    private static boolean isDaemon(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.contains("daemon"));
    }

    private boolean isNamed(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> places.stream().anyMatch(place -> argument.contains(place.toString())));
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
