package dev.czar.world.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Settles conflicts as somebody settled the very same ones before, and learns from merge commits how that is done. */
public final class Settlement {
    private static final int LOOKED_BACK = 200;
    private static final Set<String> FILES = Set.of("100644", "100755");

    private final Repository repository;
    private final History history;
    private final MergeTree merger;
    private final Resolutions resolutions;
    private final Set<String> studied = ConcurrentHashMap.newKeySet();

    public Settlement(Repository repository, MergeTree merger) {
        this.repository = repository;
        this.history = repository.history();
        this.merger = merger;
        this.resolutions = new Resolutions(repository);
    }

    /** A merge that was settled: its tree, and how each of its conflicts was. */
    public record Settled(String tree, List<Resolution> by) {}

    /** The merge of two commits that conflict in these files, when each conflict was settled before. */
    public Optional<Settled> of(String ours, String theirs, List<String> files) {
        List<Resolution> by = new ArrayList<>();
        TreeEdit ourEdit = new TreeEdit(repository);
        TreeEdit theirEdit = new TreeEdit(repository);
        for (String file : files) {
            Optional<Resolution> known = sides(ours, theirs, file).flatMap(resolutions::find);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            String resolved = known.get().resolved();
            ourEdit.put(file, resolved, history.file(ours, file).orElseThrow().mode());
            theirEdit.put(
                    file, resolved, history.file(theirs, file).orElseThrow().mode());
            by.add(known.get().at(file));
        }
        Merge merge = merger.merge(edited(ours, ourEdit), edited(theirs, theirEdit));
        return merge instanceof Merge.Clean clean ? Optional.of(new Settled(clean.tree(), by)) : Optional.empty();
    }

    /** Learns from the merge commits of {@code tip} that are not in {@code known}. */
    public void learn(String tip, String known) {
        history.log(tip, known.equals(tip) ? List.of() : List.of(known), LOOKED_BACK).stream()
                .filter(commit -> commit.parents().size() == 2 && studied.add(commit.id()))
                .forEach(this::study);
    }

    private void study(Commit commit) {
        String ours = commit.parents().get(0);
        String theirs = commit.parents().get(1);
        if (merger.merge(ours, theirs) instanceof Merge.Conflicting conflict) {
            for (String file : conflict.files()) {
                Optional<History.Entry> outcome =
                        history.file(commit.id(), file).filter(this::isSettled);
                outcome.flatMap(entry -> sides(ours, theirs, file)
                                .map(sides -> new Resolution(file, sides, entry.blob(), commit.id(), commit.author())))
                        .ifPresent(resolutions::learn);
            }
        }
    }

    private boolean isSettled(History.Entry entry) {
        return FILES.contains(entry.mode())
                && repository.blob(entry.blob()).lines().noneMatch(line -> line.matches("(<{7}|>{7}) .*"));
    }

    /** The blobs that meet in a file; nothing unless it is a plain file on both sides. */
    private Optional<Resolution.Sides> sides(String ours, String theirs, String file) {
        if (file.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Optional<History.Entry> our = history.file(ours, file).filter(entry -> FILES.contains(entry.mode()));
        Optional<History.Entry> their = history.file(theirs, file).filter(entry -> FILES.contains(entry.mode()));
        if (our.isEmpty() || their.isEmpty()) {
            return Optional.empty();
        }
        String base = history.mergeBase(ours, theirs)
                .flatMap(commit -> history.file(commit, file))
                .map(History.Entry::blob)
                .orElse("");
        return Optional.of(
                new Resolution.Sides(base, our.get().blob(), their.get().blob()));
    }

    private String edited(String commit, TreeEdit edit) {
        return new Commits(repository).commit(edit.on(Optional.of(commit)), List.of(commit), "Settle conflicts");
    }
}
