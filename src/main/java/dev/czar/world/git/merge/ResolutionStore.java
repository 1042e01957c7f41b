package dev.czar.world.git.merge;

import dev.czar.io.FailureText;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.TreeEditor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Settled conflicts, kept in the commits of {@code refs/czar/resolutions}: one folder per triple of blobs, and a mark for
 * each that was taken back, which is not learned again. Who changed what is in its history.
 */
public final class ResolutionStore {
    static final String REF = "refs/czar/resolutions";
    private static final String REVOKED = "revoked/";

    private final GitRepository repository;

    public ResolutionStore(GitRepository repository) {
        this.repository = repository;
    }

    public List<ConflictResolution> list() {
        Optional<String> tip = tip();
        List<ConflictResolution> all = new ArrayList<>();
        if (tip.isPresent()) {
            for (String path : paths(tip.get())) {
                if (path.endsWith("/entry")) {
                    read(tip.get(), path.substring(0, path.indexOf('/'))).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    Optional<ConflictResolution> find(ConflictResolution.Sides sides) {
        return tip().flatMap(tip -> read(tip, sides.key()));
    }

    /** Keeps it, unless its conflict is settled already or its settlement was taken back; whether it is new. */
    boolean learn(ConflictResolution resolution) {
        Optional<String> tip = tip();
        String key = resolution.key();
        if (tip.isPresent()
                && (blob(tip.get(), key + "/entry").isPresent()
                        || blob(tip.get(), REVOKED + key).isPresent())) {
            return false;
        }
        ConflictResolution.Sides sides = resolution.sides();
        String entry = "%s\n%s\n%s\n".formatted(resolution.path(), resolution.commit(), resolution.author());
        TreeEditor edit = new TreeEditor(repository)
                .put(key + "/entry", repository.writeBlob(entry))
                .put(key + "/ours", sides.ours())
                .put(key + "/theirs", sides.theirs())
                .put(key + "/resolved", resolution.resolved());
        if (!sides.base().isEmpty()) {
            edit.put(key + "/base", sides.base());
        }
        Instant at = repository.history().commit(resolution.commit()).at();
        return moved(
                tip, edit, "Record the resolution of %s from %s".formatted(resolution.path(), resolution.commit()), at);
    }

    /** Takes a settlement back; false when there is none of this key. */
    public boolean revoke(String key, String author, Instant at) {
        Optional<ConflictResolution> known = list().stream()
                .filter(resolution -> resolution.key().equals(key))
                .findFirst();
        if (known.isEmpty()) {
            return false;
        }
        TreeEditor edit = new TreeEditor(repository).put(REVOKED + key, repository.writeBlob(author + "\n"));
        paths(tip().orElseThrow()).stream()
                .filter(path -> path.startsWith(key + "/"))
                .forEach(edit::remove);
        return moved(
                tip(),
                edit,
                "Revoke the resolution of %s, by %s".formatted(known.get().path(), author),
                at);
    }

    private boolean moved(Optional<String> tip, TreeEditor edit, String message, Instant at) {
        String commit =
                new CommitWriter(repository).unsigned(edit.on(tip), tip.stream().toList(), message, at);
        return repository.updateRefs(RefChange.move(REF, tip.orElse(""), commit));
    }

    private Optional<ConflictResolution> read(String tip, String key) {
        return blob(tip, key + "/entry").map(entry -> {
            String[] lines = repository.blob(entry).split("\n", 3);
            ConflictResolution.Sides sides = new ConflictResolution.Sides(
                    blob(tip, key + "/base").orElse(""),
                    blob(tip, key + "/ours").orElseThrow(),
                    blob(tip, key + "/theirs").orElseThrow());
            return new ConflictResolution(
                    lines[0], sides, blob(tip, key + "/resolved").orElseThrow(), lines[1], lines[2].strip());
        });
    }

    private Optional<String> blob(String commit, String path) {
        return repository.history().file(commit, path).map(CommitHistory.TreeEntry::blob);
    }

    private Optional<String> tip() {
        return repository.find(REF);
    }

    private List<String> paths(String commit) {
        try (RevWalk walk = new RevWalk(repository.jgit());
                TreeWalk tree = new TreeWalk(repository.jgit())) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            List<String> paths = new ArrayList<>();
            while (tree.next()) {
                paths.add(tree.getPathString());
            }
            return paths;
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(REF, FailureText.of(failure)), failure);
        }
    }
}
