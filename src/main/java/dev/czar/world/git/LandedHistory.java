package dev.czar.world.git;

import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository.GitException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has landed on a mainline whose commits are not those that were tested but hold the same trees, as after squashing: for
 * a landed commit, kept under {@code refs/czar/landed/<commit>}, one more with its tree that has the tested commit behind it.
 */
public final class LandedHistory {
    private static final String PREFIX = "refs/czar/landed/";
    private static final String TITLE = "What has landed with ";
    private static final int MOST = 20;

    private final GitRepository repository;
    private final CommitHistory history;

    public LandedHistory(GitRepository repository) {
        this.repository = repository;
        this.history = repository.history();
    }

    /** A commit with the tree of this one that contains all that ever landed in it: itself, where that was merged. */
    public String of(String mainline) {
        Map<String, String> landings = repository.refs(PREFIX);
        if (landings.isEmpty()) {
            return mainline;
        }
        String known = landings.get(PREFIX + mainline);
        return known != null ? known : carriedOn(mainline, landings);
    }

    /** What the mainline was before {@code head} came into it; where others than the tested commits landed, what those stood on. */
    public String before(String mainline, String head) {
        String holder = of(mainline);
        Optional<String> tested = testedWith(holder, head);
        while (tested.isPresent()) {
            holder = tested.get();
            tested = testedWith(holder, head);
        }
        return history.beforeLanding(holder, head);
    }

    /** The tested commit that holds the head, where one that only joins it to what landed is the first that does. */
    private Optional<String> testedWith(String holder, String head) {
        return history.landing(holder, head)
                .map(history::commit)
                .filter(joined -> joined.subject().startsWith(TITLE))
                .flatMap(joined -> behind(joined.id()).stream()
                        .filter(tested -> contains(tested, head))
                        .findFirst());
    }

    /** That this commit has landed in the place of the tested one, which holds the same tree. */
    public void record(String landed, String tested) {
        if (landed.equals(tested)) {
            return;
        }
        Optional<String> known = repository.find(PREFIX + landed);
        if (known.isEmpty()) {
            keep(landed, tested);
        } else if (!contains(known.get(), tested)) {
            List<String> behind = new ArrayList<>(List.of(known.get()));
            behind.addAll(behind(known.get()));
            behind.add(tested);
            move(landed, known.get(), behind);
        }
    }

    /** The commit that landed in the place of the tested one; that one itself where it was merged. */
    public String commitFor(String tested) {
        return repository.refs(PREFIX).entrySet().stream()
                .filter(landing -> behind(landing.getValue()).contains(tested))
                .map(landing -> landing.getKey().substring(PREFIX.length()))
                .filter(landed -> history.commit(landed)
                        .tree()
                        .equals(history.commit(tested).tree()))
                .findFirst()
                .orElse(tested);
    }

    /** Others went on from a landing: their commit has what that one had. */
    private String carriedOn(String mainline, Map<String, String> landings) {
        Optional<String> latest = landings.entrySet().stream()
                .filter(landing -> contains(mainline, landing.getKey().substring(PREFIX.length()))
                        && !contains(mainline, landing.getValue()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(commit -> history.commit(commit).at()));
        return latest.map(commit -> keep(mainline, commit)).orElse(mainline);
    }

    private List<String> behind(String joined) {
        List<String> parents = history.commit(joined).parents();
        return parents.subList(Math.min(1, parents.size()), parents.size());
    }

    private String keep(String landed, String behind) {
        return move(landed, "", List.of(behind));
    }

    private String move(String landed, String before, List<String> behind) {
        GitCommit shown = history.commit(landed);
        List<String> parents = new ArrayList<>(List.of(landed));
        parents.addAll(behind);
        String joined = new CommitWriter(repository)
                .unsigned(
                        shown.tree(),
                        parents,
                        TITLE + landed + "\n",
                        parents.stream()
                                .map(parent -> history.commit(parent).at())
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
        repository.updateRefs(RefChange.move(PREFIX + landed, before, joined));
        forgetOld();
        return joined;
    }

    private void forgetOld() {
        Map<String, String> landings = repository.refs(PREFIX);
        landings.entrySet().stream()
                .sorted(Comparator.comparing(
                        landing -> history.commit(landing.getValue()).at()))
                .limit(Math.max(0, landings.size() - MOST))
                .forEach(old -> repository.updateRefs(RefChange.delete(old.getKey(), old.getValue())));
    }

    /** A commit that is not there any more is in nothing. */
    private boolean contains(String commit, String part) {
        try {
            return history.contains(commit, part);
        } catch (GitException gone) {
            return false;
        }
    }
}
