package dev.czar.world.git.merge;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.io.SubmoduleNames;
import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.SubmoduleList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A work tree that holds nothing but the submodules' places, for merges in a repository without one: git merges two moves
 * of a submodule when it can see which commit contains the other. Their objects are those the project and its worktrees have.
 */
final class SubmodulePlaces {
    private final GitRepository repository;
    private final Path directory;

    SubmodulePlaces(GitRepository repository) {
        this.repository = repository;
        this.directory =
                repository.commonDirectory().resolve("czar").resolve("merge").resolve("submodules");
    }

    /** The same git, which now sees the submodules where the project has any. */
    Git seenBy(Git git) {
        Path list = repository.topDirectory().resolve(SubmoduleNames.FILE);
        if (!Files.isRegularFile(list)) {
            return git;
        }
        try {
            for (Map.Entry<String, String> place :
                    SubmoduleList.names(Files.readString(list)).byPath().entrySet()) {
                make(place.getValue(), place.getKey());
            }
            Files.createDirectories(directory);
            return git.with("GIT_WORK_TREE", directory.toString());
        } catch (IOException failure) {
            throw new GitException("%s cannot be made: %s".formatted(directory, FailureText.of(failure)), failure);
        }
    }

    private void make(String name, String path) throws IOException {
        Path place = directory.resolve(path).resolve(".git");
        String objects = objects(name, path).stream().map(found -> found + "\n").collect(Collectors.joining());
        Path alternates = place.resolve("objects").resolve("info").resolve("alternates");
        if (Files.exists(alternates) && Files.readString(alternates).equals(objects)) {
            return;
        }
        Files.createDirectories(alternates.getParent());
        Files.createDirectories(place.resolve("refs"));
        AtomicFileWriter.writeUnsynced(
                place.resolve("HEAD"), "ref: refs/heads/none\n".getBytes(StandardCharsets.UTF_8));
        AtomicFileWriter.writeUnsynced(alternates, objects.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> objects(String name, String path) throws IOException {
        List<Path> homes = new ArrayList<>();
        homes.add(repository.commonDirectory().resolve("modules").resolve(name));
        homes.add(repository.topDirectory().resolve(path).resolve(".git"));
        Path worktrees = repository.commonDirectory().resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> found = Files.list(worktrees)) {
                found.sorted().forEach(own -> homes.add(own.resolve("modules").resolve(name)));
            }
        }
        return homes.stream()
                .map(home -> home.resolve("objects"))
                .filter(Files::isDirectory)
                .toList();
    }
}
