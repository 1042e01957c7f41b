package dev.czar.world.git.recovery;

import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The lock files that all worktrees of a repository share: of its main work tree, its configuration and its branches. */
public final class RepositoryLocks {
    private static final List<String> SHARED =
            List.of("index.lock", "HEAD.lock", "packed-refs.lock", "config.lock", "shallow.lock");

    private final GitRepository repository;
    private final IntegrationBranches trunk;

    public RepositoryLocks(GitRepository repository, IntegrationBranches trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    /** Where they would be, there or not. */
    public List<Path> files() {
        Path common = repository.commonDirectory();
        Stream<String> branches = Stream.concat(
                Stream.of(trunk.mainline().ref(), trunk.omnibus().ref()),
                repository.refs("refs/heads/" + trunk.tasks().prefix()).keySet().stream());
        return Stream.concat(SHARED.stream(), branches.distinct().map(ref -> ref + ".lock"))
                .map(common::resolve)
                .toList();
    }
}
