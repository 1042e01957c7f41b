package dev.czar.world.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Merges commits in the object database; no checkout, index, ref or configuration of the repository is touched. */
public final class MergeTree {
    private final Git git;
    private final org.eclipse.jgit.lib.Repository objects;
    private final Attributes attributes;
    private final Authority authority;

    /** Of {@code unionFiles}, both sides are kept; the merged trees stay in the repository. */
    public MergeTree(Repository repository, List<String> unionFiles) {
        this(
                Workbench.lasting(repository),
                repository.jgit(),
                new Attributes(repository.commonDirectory(), unionFiles),
                Authority.GIT);
    }

    private MergeTree(Git git, org.eclipse.jgit.lib.Repository objects, Attributes attributes, Authority authority) {
        this.git = git;
        this.objects = objects;
        this.attributes = attributes;
        this.authority = authority;
    }

    /** Merging on a workbench, where nothing that is made lasts, by whoever can do it here. */
    public MergeTree on(Workbench bench) {
        return on(bench, Authority.of(git.out("version")));
    }

    MergeTree on(Workbench bench, Authority by) {
        return new MergeTree(bench.git(), bench.jgit(), attributes, by);
    }

    /** Whose word the answers are. */
    public Authority authority() {
        return authority;
    }

    public Merge merge(String ours, String theirs) {
        MergePair pair = new MergePair(ours, theirs);
        return merge(List.of(pair)).get(pair);
    }

    /** All these merges, which do not build on each other. */
    public Map<MergePair, Merge> merge(List<MergePair> pairs) {
        Map<MergePair, Merge> merges = new HashMap<>();
        Map<Path, List<MergePair>> batches = new LinkedHashMap<>();
        Map<String, Path> files = new HashMap<>();
        for (MergePair pair : new LinkedHashSet<>(pairs)) {
            try {
                Path file = files.computeIfAbsent(checked(pair).ours(), ours -> attributes.fileFor(objects, ours));
                batches.computeIfAbsent(file, any -> new ArrayList<>()).add(pair);
            } catch (GitFailed unreadable) {
                merges.put(pair, new Merge.Unknown(unreadable.getMessage()));
            }
        }
        batches.forEach((file, batch) -> {
            List<Merge> answers = answers(file, batch);
            for (int answer = 0; answer < answers.size(); answer++) {
                merges.put(batch.get(answer), answers.get(answer));
            }
        });
        return merges;
    }

    private List<Merge> answers(Path file, List<MergePair> batch) {
        return switch (authority) {
            case GIT -> new MergeBatch(git::run, file).run(batch);
            case JGIT -> batch.stream().map(new InCoreMerge(objects)::merge).toList();
        };
    }

    private static MergePair checked(MergePair pair) {
        if (!pair.named()) {
            throw new GitFailed("%s and %s are not both ids of commits.".formatted(pair.ours(), pair.theirs()));
        }
        return pair;
    }
}
