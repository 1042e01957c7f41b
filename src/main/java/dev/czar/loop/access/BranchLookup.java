package dev.czar.loop.access;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.OriginRemote;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Branches as the repository has them; origin as Czar left it, without asking over the network. */
public final class BranchLookup {
    private static final int REMEMBERED = 2_000;

    /** Commits that one has and the other lacks. */
    public record Distance(int ahead, int behind) {}

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final Map<String, Distance> distances = new ConcurrentHashMap<>();

    public BranchLookup(GitRepository repository, IntegrationBranches trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    /** How the branches of workers are named. */
    public TaskBranchNames names() {
        return trunk.tasks();
    }

    public boolean hasOrigin() {
        return OriginRemote.pushed(repository, trunk).isPresent();
    }

    /** The commit that Czar last brought to origin for the branch. */
    public Optional<String> pushedHead(String branch) {
        return Optional.of(branch)
                .filter(BranchName::isAllowed)
                .map(BranchName::new)
                .flatMap(name -> OriginRemote.pushed(repository, trunk).flatMap(origin -> origin.lastPushed(name)));
    }

    /** The head of a branch here. */
    public Optional<String> head(String branch) {
        return Optional.of(branch).filter(BranchName::isAllowed).flatMap(name -> repository.head(new BranchName(name)));
    }

    /** How far a commit is from another; empty when one of them is not here. */
    public Optional<Distance> distance(String commit, String from) {
        if (distances.size() > REMEMBERED) {
            distances.clear();
        }
        try {
            return Optional.of(distances.computeIfAbsent(commit + from, any -> count(commit, from)));
        } catch (GitException unknown) {
            return Optional.empty();
        }
    }

    private Distance count(String commit, String from) {
        return new Distance(
                repository.history().count(commit, from), repository.history().count(from, commit));
    }
}
