package dev.czar.world.git.merge;

import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.TreeEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Settles conflicts as somebody settled the very same ones before, and learns from merge commits how that is done. */
public final class ConflictResolver {
    private static final int LOOKED_BACK = 200;
    private static final Set<String> FILES = Set.of("100644", "100755");

    private final GitRepository repository;
    private final CommitHistory history;
    private final CommitMerger merger;
    private final ResolutionStore resolutions;
    private final Set<String> seenMerges = ConcurrentHashMap.newKeySet();

    public ConflictResolver(GitRepository repository, CommitMerger merger) {
        this.repository = repository;
        this.history = repository.history();
        this.merger = merger;
        this.resolutions = new ResolutionStore(repository);
    }

    /** A merge that was settled: its tree, and how each of its conflicts was. */
    public record ResolvedMerge(String tree, List<ConflictResolution> resolutions) {}

    /** The merge of two commits that conflict in these files, when each conflict was settled before. */
    public Optional<ResolvedMerge> resolve(String ours, String theirs, List<String> files) {
        List<ConflictResolution> by = new ArrayList<>();
        TreeEditor ourEdit = new TreeEditor(repository);
        TreeEditor theirEdit = new TreeEditor(repository);
        for (String file : files) {
            Optional<ConflictResolution> known = sides(ours, theirs, file).flatMap(resolutions::find);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            String resolved = known.get().resolved();
            ourEdit.put(file, resolved, history.file(ours, file).orElseThrow().mode());
            theirEdit.put(
                    file, resolved, history.file(theirs, file).orElseThrow().mode());
            by.add(known.get().at(file));
        }
        MergeResult merge = merger.merge(edited(ours, ourEdit), edited(theirs, theirEdit));
        return merge instanceof MergeResult.Clean clean
                ? Optional.of(new ResolvedMerge(clean.tree(), by))
                : Optional.empty();
    }

    /** Learns from the merge commits of {@code tip} that are not in {@code known}. */
    public void learn(String tip, String known) {
        history.log(tip, known.equals(tip) ? List.of() : List.of(known), LOOKED_BACK).stream()
                .filter(commit -> commit.parents().size() == 2 && seenMerges.add(commit.id()))
                .forEach(this::learnFrom);
    }

    private void learnFrom(GitCommit commit) {
        String ours = commit.parents().get(0);
        String theirs = commit.parents().get(1);
        if (merger.merge(ours, theirs) instanceof MergeResult.Conflicting conflict) {
            for (String file : conflict.files()) {
                Optional<CommitHistory.TreeEntry> outcome =
                        history.file(commit.id(), file).filter(this::isSettled);
                outcome.flatMap(entry -> sides(ours, theirs, file)
                                .map(sides -> new ConflictResolution(
                                        file, sides, entry.blob(), commit.id(), commit.author())))
                        .ifPresent(resolutions::learn);
            }
        }
    }

    private boolean isSettled(CommitHistory.TreeEntry entry) {
        return FILES.contains(entry.mode())
                && repository.blob(entry.blob()).lines().noneMatch(line -> line.matches("(<{7}|>{7}) .*"));
    }

    /** The blobs that meet in a file; nothing unless it is a plain file on both sides. */
    private Optional<ConflictResolution.Sides> sides(String ours, String theirs, String file) {
        if (file.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Optional<CommitHistory.TreeEntry> our = history.file(ours, file).filter(entry -> FILES.contains(entry.mode()));
        Optional<CommitHistory.TreeEntry> their =
                history.file(theirs, file).filter(entry -> FILES.contains(entry.mode()));
        if (our.isEmpty() || their.isEmpty()) {
            return Optional.empty();
        }
        String base = history.mergeBase(ours, theirs)
                .flatMap(commit -> history.file(commit, file))
                .map(CommitHistory.TreeEntry::blob)
                .orElse("");
        return Optional.of(
                new ConflictResolution.Sides(base, our.get().blob(), their.get().blob()));
    }

    private String edited(String commit, TreeEditor edit) {
        return new CommitWriter(repository).commit(edit.on(Optional.of(commit)), List.of(commit), "Resolve conflicts");
    }
}
