package dev.czar.loop;

import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitFailed;
import dev.czar.world.git.Origin;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Branches as the repository has them; origin as Czar left it, without asking over the network. */
public final class Branches {
    private static final int REMEMBERED = 2_000;

    /** Commits that one has and the other lacks. */
    public record Distance(int ahead, int behind) {}

    private final Repository repository;
    private final Trunk trunk;
    private final Map<String, Distance> distances = new ConcurrentHashMap<>();

    public Branches(Repository repository, Trunk trunk) {
        this.repository = repository;
        this.trunk = trunk;
    }

    public boolean hasOrigin() {
        return Origin.of(repository, trunk).isPresent();
    }

    /** The commit that Czar last brought to origin for the branch. */
    public Optional<String> pushed(String branch) {
        return Optional.of(branch)
                .filter(BranchName::isAllowed)
                .map(BranchName::new)
                .flatMap(name -> Origin.of(repository, trunk).flatMap(origin -> origin.left(name)));
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
        } catch (GitFailed unknown) {
            return Optional.empty();
        }
    }

    private Distance count(String commit, String from) {
        return new Distance(
                repository.history().count(commit, from), repository.history().count(from, commit));
    }
}
