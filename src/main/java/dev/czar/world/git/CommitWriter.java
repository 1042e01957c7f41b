package dev.czar.world.git;

import dev.czar.world.git.CommitHistory.AnnotatedTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes commits in the object database; the same tree, parents and message give the same commit, ever. */
public final class CommitWriter {
    private final GitRepository repository;

    public CommitWriter(GitRepository repository) {
        this.repository = repository;
    }

    /** A merge of two commits, dated by the younger one so that making it again makes the same commit. */
    public String merge(String tree, String first, String second, String message) {
        return commit(tree, List.of(first, second), message);
    }

    /** An annotated tag object that no ref points to yet, dated like its commit. */
    public String tag(String name, AnnotatedTag tag) {
        String text = "object %s\ntype commit\ntag %s\ntagger %s <%s> %d +0000\n\n%s\n"
                .formatted(
                        tag.commit(),
                        name,
                        repository.identity().name(),
                        repository.identity().email(),
                        repository.history().commit(tag.commit()).at().getEpochSecond(),
                        tag.message().replace("\0", ""));
        return repository.git().output(text.getBytes(StandardCharsets.UTF_8), "mktag");
    }

    public String commit(String tree, List<String> parents, String message) {
        Instant at = Collections.max(parents.stream()
                .map(parent -> repository.history().commit(parent).at())
                .toList());
        return commit(tree, parents, message, at);
    }

    public String commit(String tree, List<String> parents, String message, Instant at) {
        String date = at.getEpochSecond() + " +0000";
        List<String> arguments = new ArrayList<>(List.of("commit-tree", tree));
        parents.forEach(parent -> arguments.addAll(List.of("-p", parent)));
        arguments.addAll(List.of("-F", "-"));
        return repository
                .git()
                .with("GIT_AUTHOR_DATE", date)
                .with("GIT_COMMITTER_DATE", date)
                .output(message.getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }
}
