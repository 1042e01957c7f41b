package dev.czar.world.git.recovery;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of which a power loss left nothing but the name: single objects, and the refs of tasks and of Czar. Git takes an empty
 * object for the one that was there and writes none in its place, and makes no branch where an empty ref is.
 */
public final class EmptiedFiles {
    private static final Pattern LOOSE = Pattern.compile("[0-9a-f]{2}");
    private static final int REF_DEPTH = 20;

    private final Path common;
    private final TaskBranchNames tasks;

    public EmptiedFiles(GitRepository repository, TaskBranchNames tasks) {
        this.common = repository.commonDirectory();
        this.tasks = tasks;
    }

    /** Takes them away, and says which; a packed ref of that name counts again. */
    public List<Path> remove() throws IOException {
        List<Path> removed = new ArrayList<>();
        removed.addAll(remove(common.resolve("objects"), 2, EmptiedFiles::isLoose));
        removed.addAll(remove(common.resolve("refs/czar"), REF_DEPTH, file -> true));
        Path heads = common.resolve("refs/heads");
        removed.addAll(
                remove(heads, REF_DEPTH, file -> tasks.parse(name(heads, file)).isPresent()));
        return removed;
    }

    private static List<Path> remove(Path folder, int depth, Predicate<Path> isOurs) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> emptied;
        try (Stream<Path> files =
                Files.find(folder, depth, (file, attributes) -> attributes.isRegularFile() && attributes.size() == 0)) {
            emptied = files.filter(file -> !file.toString().endsWith(".lock") && isOurs.test(file))
                    .toList();
        } catch (NoSuchFileException changing) {
            return List.of();
        }
        for (Path file : emptied) {
            Files.deleteIfExists(file);
        }
        return emptied;
    }

    private static boolean isLoose(Path object) {
        return LOOSE.matcher(object.getParent().getFileName().toString()).matches();
    }

    private static String name(Path heads, Path file) {
        return heads.relativize(file).toString();
    }
}
