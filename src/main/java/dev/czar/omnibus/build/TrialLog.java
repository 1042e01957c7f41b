package dev.czar.omnibus.build;

import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.search.TrialResult;
import dev.czar.world.git.CommitHistory.AnnotatedTag;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The trials of one build, each an annotated tag under {@code refs/czar/omnibus/<id>/<n>} on the merged commit it is about,
 * made by compare-and-swap before the search goes on. After a crash the search is led through them again.
 */
final class TrialLog {
    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";

    private final GitRepository repository;
    private final String prefix;
    private final StepListener steps;

    TrialLog(GitRepository repository, BuildOmnibus action, StepListener steps) {
        this.repository = repository;
        this.prefix = BuildLog.prefix(action);
        this.steps = steps;
    }

    /** What the trial of this number showed, if it was about this commit. */
    Optional<TrialResult<Member>> find(int number, String commit) {
        return repository
                .find(prefix + number)
                .map(repository.history()::tag)
                .filter(tag -> tag.commit().equals(commit))
                .map(tag -> read(tag.message()));
    }

    void save(int number, String commit, List<Member> set, TrialResult<Member> verdict) {
        String tasks = set.stream().map(Member::task).collect(Collectors.joining(", "));
        String message = verdict instanceof TrialResult.Failed<Member> failed
                ? "%s\n\nTasks: %s\n\n%s".formatted(FAILED, tasks, failed.log())
                : "%s\n\nTasks: %s\n".formatted(PASSED, tasks);
        String ref = prefix + number;
        String tag =
                new CommitWriter(repository).tag(ref.substring("refs/".length()), new AnnotatedTag(commit, message));
        if (!repository.updateRefs(RefChange.move(ref, repository.find(ref).orElse(""), tag))) {
            throw new GitException("%s was moved by somebody else".formatted(ref));
        }
        steps.note("tried " + number, "%s %s %s".formatted(message.substring(0, PASSED.length()), commit, tasks));
    }

    /** A ref that leads to this commit, for who wants to look at it. */
    Optional<String> refTo(String commit) {
        return repository.refs(prefix).entrySet().stream()
                .filter(ref -> isNumbered(ref.getKey()))
                .filter(ref -> repository.history().tag(ref.getValue()).commit().equals(commit))
                .map(ref -> ref.getKey())
                .findFirst();
    }

    /** A build that came to nothing begins anew the next time. */
    void deleteAll() {
        RefChange[] deletions = repository.refs(prefix).entrySet().stream()
                .filter(ref -> isNumbered(ref.getKey()))
                .map(ref -> RefChange.delete(ref.getKey(), ref.getValue()))
                .toArray(RefChange[]::new);
        repository.updateRefs(deletions);
    }

    private boolean isNumbered(String ref) {
        return ref.substring(prefix.length()).matches("[0-9]+");
    }

    private static TrialResult<Member> read(String message) {
        String[] parts = message.split("\n\n", 3);
        return parts[0].equals(PASSED)
                ? new TrialResult.Passed<>()
                : new TrialResult.Failed<>(parts[2].stripTrailing());
    }

    /** Where the steps of the build are noted. */
    interface StepListener {
        void note(String step, String detail);
    }
}
