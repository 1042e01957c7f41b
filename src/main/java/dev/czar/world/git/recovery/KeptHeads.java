package dev.czar.world.git.recovery;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The submitted head of each task, under {@code refs/czar/keep/<task>}, so that nobody's prune takes what is being judged. */
public final class KeptHeads {
    private static final String PREFIX = "refs/czar/keep/";

    private final GitRepository repository;

    public KeptHeads(GitRepository repository) {
        this.repository = repository;
    }

    /** Keeps this head instead of the task's last one; an exception says that it is not there. */
    public void keep(String task, String head) {
        String ref = PREFIX + task;
        String before = repository.find(ref).orElse("");
        if (before.equals(head)) {
            return;
        }
        if (!repository.updateRefs(RefChange.move(ref, before, head))) {
            throw new GitException("%s was moved by somebody while %s was to be kept.".formatted(ref, head));
        }
    }

    /** The submitted head of a task. */
    public Optional<String> of(String task) {
        return repository.find(PREFIX + task);
    }

    /** The tasks that a head is kept of. */
    public List<String> tasks() {
        return repository.refs(PREFIX).keySet().stream()
                .map(ref -> ref.substring(PREFIX.length()))
                .toList();
    }

    /** Lets go of the head of a task that nobody works on any more. */
    public void release(String task) {
        of(task).ifPresent(head -> repository.updateRefs(RefChange.delete(PREFIX + task, head)));
    }

    /** Lets go of the heads that are kept elsewhere now. */
    public void release(Predicate<String> isKeptElsewhere) {
        repository.refs(PREFIX).forEach((ref, head) -> {
            if (isKeptElsewhere.test(head)) {
                repository.updateRefs(RefChange.delete(ref, head));
            }
        });
    }
}
