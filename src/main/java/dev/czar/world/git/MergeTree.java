package dev.czar.world.git;

import dev.czar.world.CommandResult;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Merges two commits in the object database; no checkout, index or ref is touched. */
public final class MergeTree {
    private static final int CLEAN = 0;
    private static final int CONFLICT = 1;

    private final Repository repository;
    private final Attributes attributes;

    /** Of {@code unionFiles}, both sides are kept. */
    public MergeTree(Repository repository, List<String> unionFiles) {
        this.repository = repository;
        this.attributes = new Attributes(repository, unionFiles);
    }

    public Merge merge(String ours, String theirs) {
        try {
            History history = repository.history();
            history.commit(ours);
            history.commit(theirs);
        } catch (GitFailed unknown) {
            return new Merge.Unknown(unknown.getMessage());
        }
        CommandResult result = repository
                .git()
                .run(
                        new byte[0],
                        "-c",
                        "core.attributesFile=" + attributes.fileFor(ours),
                        "-c",
                        "merge.conflictStyle=merge",
                        "merge-tree",
                        "--write-tree",
                        "-z",
                        ours,
                        theirs);
        return read(result);
    }

    private static Merge read(CommandResult result) {
        String[] parts = result.output().split("\0", -1);
        if (result.timedOut() || parts[0].length() < 40) {
            return new Merge.Unknown("git merge-tree: " + result.errors().strip());
        }
        return switch (result.exit()) {
            case CLEAN -> new Merge.Clean(parts[0]);
            case CONFLICT -> conflict(Arrays.asList(parts).subList(1, parts.length));
            default -> new Merge.Unknown("git merge-tree: " + result.errors().strip());
        };
    }

    private static Merge conflict(List<String> parts) {
        TreeSet<String> files = new TreeSet<>();
        TreeSet<String> kinds = new TreeSet<>();
        int at = 0;
        for (; at < parts.size() && !parts.get(at).isEmpty(); at++) {
            files.add(parts.get(at).substring(parts.get(at).indexOf('\t') + 1));
        }
        at++;
        while (at < parts.size() && parts.get(at).matches("\\d+")) {
            int paths = Integer.parseInt(parts.get(at));
            String kind = parts.get(at + paths + 1);
            if (kind.startsWith("CONFLICT")) {
                kinds.add(kind);
                files.addAll(parts.subList(at + 1, at + 1 + paths));
            }
            at += paths + 3;
        }
        return new Merge.Conflicting(List.copyOf(files), List.copyOf(kinds));
    }
}
