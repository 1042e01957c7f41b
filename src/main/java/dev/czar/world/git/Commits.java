package dev.czar.world.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes commits in the object database; the same tree, parents and message give the same commit, ever. */
public final class Commits {
    private final Repository repository;

    public Commits(Repository repository) {
        this.repository = repository;
    }

    /** A merge of two commits, dated by the younger one so that making it again makes the same commit. */
    public String merge(String tree, String first, String second, String message) {
        return commit(tree, List.of(first, second), message);
    }

    /** An annotated tag object that no ref points to yet, dated like its commit. */
    public String tag(String name, Tag tag) {
        String text = "object %s\ntype commit\ntag %s\ntagger %s <%s> %d +0000\n\n%s\n"
                .formatted(
                        tag.commit(),
                        name,
                        repository.identity().name(),
                        repository.identity().email(),
                        repository.history().commit(tag.commit()).at().getEpochSecond(),
                        tag.message().replace("\0", ""));
        return repository.git().out(text.getBytes(StandardCharsets.UTF_8), "mktag");
    }

    String commit(String tree, List<String> parents, String message) {
        Instant at = Collections.max(parents.stream()
                .map(parent -> repository.history().commit(parent).at())
                .toList());
        return commit(tree, parents, message, at);
    }

    String commit(String tree, List<String> parents, String message, Instant at) {
        String date = at.getEpochSecond() + " +0000";
        List<String> arguments = new ArrayList<>(List.of("commit-tree", tree));
        parents.forEach(parent -> arguments.addAll(List.of("-p", parent)));
        arguments.addAll(List.of("-F", "-"));
        return repository
                .git()
                .with("GIT_AUTHOR_DATE", date)
                .with("GIT_COMMITTER_DATE", date)
                .out(message.getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }
}
