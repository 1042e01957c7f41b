package dev.czar.world.git.merge;

import dev.czar.io.AtomicFileWriter;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The merge attributes of a commit plus the declared union files, as a file for {@code core.attributesFile}: merging in
 * the object database reads no {@code .gitattributes} of its own. Drivers that run programs are left out.
 */
final class MergeAttributes {
    private static final Set<String> HARMLESS = Set.of("merge=union", "merge=binary", "merge=text");

    private final Path folder;
    private final String unions;

    MergeAttributes(Path commonDirectory, List<String> unionFiles) {
        this.folder = commonDirectory.resolve("czar").resolve("attributes");
        this.unions = unionFiles.stream().map(MergeAttributes::union).collect(Collectors.joining());
    }

    Path fileFor(Repository objects, String commit) {
        String text =
                committed(objects, commit)
                                .lines()
                                .map(MergeAttributes::harmless)
                                .collect(Collectors.joining("\n")) + "\n" + unions;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("%08x-%d".formatted(text.hashCode(), bytes.length));
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                AtomicFileWriter.writeUnsynced(file, bytes);
            }
            return file;
        } catch (IOException failure) {
            throw new GitException("%s cannot be written: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    private static String committed(Repository objects, String commit) {
        try (RevWalk walk = new RevWalk(objects);
                TreeWalk found = TreeWalk.forPath(
                        objects,
                        ".gitattributes",
                        walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
            return found == null
                    ? ""
                    : new String(objects.open(found.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new GitException("Commit %s cannot be read: %s".formatted(commit, failure.getMessage()), failure);
        }
    }

    private static String harmless(String line) {
        return Arrays.stream(line.split("(?<=\\s)|(?=\\s)"))
                .filter(word -> !word.startsWith("merge=") || HARMLESS.contains(word))
                .collect(Collectors.joining());
    }

    private static String union(String file) {
        if (file.isBlank() || file.startsWith("!") || file.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Refused union file \"%s\".".formatted(file.strip()));
        }
        return "\"%s\" merge=union\n".formatted(file.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
