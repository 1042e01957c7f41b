package dev.czar.world.git.merge;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.world.git.AttributesFile;
import dev.czar.world.git.CloneSetup;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;

/**
 * The merge attributes of a commit, of all its folders, those of the repository and its configuration and the declared union files, as a
 * file for {@code core.attributesFile}: merging in the object database reads no {@code .gitattributes} of its own. Drivers
 * that run programs are left out.
 */
final class MergeAttributes {
    private static final List<String> BUILT_IN = List.of("union", "binary", "text");
    private static final String FILE = ".gitattributes";
    private static final int REMEMBERED = 200;

    private final GitRepository repository;
    private final Path folder;
    private final String unions;
    private final Set<String> harmless;
    private final Map<String, String> ofTrees = new ConcurrentHashMap<>();

    MergeAttributes(GitRepository repository, List<String> unionFiles) {
        this.repository = repository;
        this.folder = repository.commonDirectory().resolve("czar").resolve("attributes");
        this.harmless = Stream.concat(
                        BUILT_IN.stream(), CloneSetup.keptOurs(repository.jgit().getConfig()))
                .map(name -> "merge=" + name)
                .collect(Collectors.toUnmodifiableSet());
        this.unions = unionFiles.stream().map(MergeAttributes::union).collect(Collectors.joining());
    }

    Path fileFor(Repository objects, String commit) {
        try {
            Path own = repository.commonDirectory().resolve("info").resolve("attributes");
            String named = AttributesFile.text(repository.jgit().getConfig(), repository.topDirectory());
            String text = harmlessLines(named) + "\n" + committed(objects, commit) + "\n"
                    + (Files.exists(own) ? harmlessLines(Files.readString(own)) : "") + "\n" + unions;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path file = folder.resolve("%08x-%d".formatted(text.hashCode(), bytes.length));
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                AtomicFileWriter.writeUnsynced(file, bytes);
            }
            return file;
        } catch (IOException failure) {
            throw new GitException(
                    "The attributes of %s cannot be read: %s".formatted(commit, FailureText.of(failure)), failure);
        }
    }

    private String committed(Repository objects, String commit) throws IOException {
        try (RevWalk walk = new RevWalk(objects)) {
            ObjectId tree = walk.parseCommit(ObjectId.fromString(commit)).getTree();
            String known = ofTrees.get(tree.name());
            if (known == null) {
                known = ofTree(objects, tree);
                if (ofTrees.size() >= REMEMBERED) {
                    ofTrees.clear();
                }
                ofTrees.put(tree.name(), known);
            }
            return known;
        }
    }

    /** A deeper folder's lines come later, so that they count more. */
    private String ofTree(Repository objects, ObjectId tree) throws IOException {
        Map<String, ObjectId> files = new TreeMap<>(Comparator.comparingLong((String path) ->
                        path.chars().filter(sign -> sign == '/').count())
                .thenComparing(Comparator.naturalOrder()));
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            walk.setFilter(PathSuffixFilter.create(FILE));
            while (walk.next()) {
                if (walk.getNameString().equals(FILE) && (walk.getRawMode(0) & 0170000) == 0100000) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                }
            }
        }
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, ObjectId> file : files.entrySet()) {
            String path = file.getKey();
            String in = path.substring(0, path.length() - FILE.length());
            texts.add(harmlessLines(FolderAttributes.inside(in, text(objects, file.getValue()))));
        }
        return String.join("\n", texts);
    }

    private String text(Repository objects, ObjectId blob) throws IOException {
        try {
            return new String(objects.open(blob).getBytes(), StandardCharsets.UTF_8);
        } catch (MissingObjectException leftOut) {
            return repository.blob(blob.name());
        }
    }

    private String harmlessLines(String text) {
        return text.lines().map(this::harmless).collect(Collectors.joining("\n"));
    }

    private String harmless(String line) {
        return Arrays.stream(line.split("(?<=\\s)|(?=\\s)"))
                .filter(word -> !word.startsWith("merge=") || harmless.contains(word))
                .collect(Collectors.joining());
    }

    private static String union(String file) {
        if (file.isBlank() || file.startsWith("!") || file.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Refused union file \"%s\".".formatted(file.strip()));
        }
        return "\"%s\" merge=union\n".formatted(file.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
