package dev.czar.world.git.merge;

import dev.czar.world.git.Git;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Merges commits in the object database; no checkout, index, ref or configuration of the repository is touched. */
public final class CommitMerger {
    private final Supplier<Git> git;
    private final org.eclipse.jgit.lib.Repository objects;
    private final MergeSurroundings surroundings;
    private final MergeEngine authority;

    /** Of {@code unionFiles}, both sides are kept; the merged trees stay in the repository. */
    public CommitMerger(GitRepository repository, List<String> unionFiles) {
        this(
                ScratchRepository.persistentGit(repository),
                repository.jgit(),
                new MergeSurroundings(new MergeAttributes(repository, unionFiles), new SubmodulePlaces(repository)),
                MergeEngine.GIT);
    }

    private CommitMerger(
            Supplier<Git> git,
            org.eclipse.jgit.lib.Repository objects,
            MergeSurroundings surroundings,
            MergeEngine authority) {
        this.git = git;
        this.objects = objects;
        this.surroundings = surroundings;
        this.authority = authority;
    }

    /** Merging on a workbench, where nothing that is made lasts, by whoever can do it here. */
    public CommitMerger on(ScratchRepository scratch) {
        return on(scratch, MergeEngine.of(scratch.git().output("version")));
    }

    CommitMerger on(ScratchRepository scratch, MergeEngine by) {
        return new CommitMerger(scratch::git, scratch.jgit(), surroundings, by);
    }

    /** Whose word the answers are. */
    public MergeEngine authority() {
        return authority;
    }

    public MergeResult merge(String ours, String theirs) {
        MergePair pair = new MergePair(ours, theirs);
        return merge(List.of(pair)).get(pair);
    }

    /** All these merges, which do not build on each other. */
    public Map<MergePair, MergeResult> merge(List<MergePair> pairs) {
        Map<MergePair, MergeResult> merges = new HashMap<>();
        Map<Path, List<MergePair>> batches = new LinkedHashMap<>();
        Map<String, Path> files = new HashMap<>();
        for (MergePair pair : new LinkedHashSet<>(pairs)) {
            try {
                Path file = files.computeIfAbsent(
                        checked(pair).ours(), ours -> surroundings.attributes().fileFor(objects, ours));
                batches.computeIfAbsent(file, any -> new ArrayList<>()).add(pair);
            } catch (GitException unreadable) {
                merges.put(pair, new MergeResult.Unknown(unreadable.getMessage()));
            }
        }
        batches.forEach((file, batch) -> {
            List<MergeResult> answers = answers(file, batch);
            for (int answer = 0; answer < answers.size(); answer++) {
                merges.put(batch.get(answer), answers.get(answer));
            }
        });
        return merges;
    }

    private List<MergeResult> answers(Path file, List<MergePair> batch) {
        return switch (authority) {
            case GIT -> new MergeTreeBatch(surroundings.submodules().seenBy(git.get())::run, file).run(batch);
            case JGIT -> batch.stream().map(new JGitMerger(objects)::merge).toList();
        };
    }

    private static MergePair checked(MergePair pair) {
        if (!pair.areCommitIds()) {
            throw new GitException("%s and %s are not both ids of commits.".formatted(pair.ours(), pair.theirs()));
        }
        return pair;
    }

    /** What of the project has a say in merges. */
    private record MergeSurroundings(MergeAttributes attributes, SubmodulePlaces submodules) {}

    /** Whose word a forecast is: git's, or JGit's where git is older than 2.39; JGit sees no renames. */
    public enum MergeEngine {
        GIT,
        JGIT;

        private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*", Pattern.DOTALL);
        private static final int MAJOR = 2;
        private static final int MINOR = 39;

        /** By what {@code git version} says. */
        static MergeEngine of(String version) {
            Matcher found = VERSION.matcher(version);
            if (!found.matches()) {
                return JGIT;
            }
            int major = Integer.parseInt(found.group(1));
            int minor = Integer.parseInt(found.group(2));
            return major > MAJOR || (major == MAJOR && minor >= MINOR) ? GIT : JGIT;
        }
    }

    /** Two commits to merge, the second into the first. */
    public record MergePair(String ours, String theirs) {
        private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

        boolean areCommitIds() {
            return COMMIT.matcher(ours).matches() && COMMIT.matcher(theirs).matches();
        }

        String inputLine() {
            return ours + " " + theirs + "\n";
        }
    }
}
