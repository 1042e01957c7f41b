package dev.czar.world.git;

import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.util.List;
import java.util.Optional;

/**
 * The branches at origin by which a forge is asked to land tested commits, one each; which commit is at which is kept under
 * {@code refs/czar/requested/<tested commit>}, and under {@code refs/czar/withdrawn/} while it is being taken back.
 */
public final class LandingBranches {
    private static final String PREFIX = "refs/czar/requested/";
    private static final String WITHDRAWN = "refs/czar/withdrawn/";
    private static final int SHORT = 12;

    private final GitRepository repository;
    private final BranchName omnibus;
    private final OriginRemote remote;

    public LandingBranches(GitRepository repository, IntegrationBranches trunk, OriginRemote remote) {
        this.repository = repository;
        this.omnibus = trunk.omnibus();
        this.remote = remote;
    }

    public OriginRemote remote() {
        return remote;
    }

    public BranchName of(String tested) {
        return new BranchName(omnibus.name() + "-" + tested.substring(0, SHORT));
    }

    /** The commit that is to land for a tested one, when that was asked for. */
    public Optional<String> requested(String tested) {
        return repository.find(PREFIX + tested);
    }

    /** The tested commits that were asked to land. */
    public List<String> all() {
        return repository.refs(PREFIX).keySet().stream()
                .map(ref -> ref.substring(PREFIX.length()))
                .toList();
    }

    /** Pushes what is to land for a tested commit: once, and the same after a crash. */
    public String push(String tested, String commit) throws PushRefusedException {
        Optional<String> before = requested(tested);
        if (before.isEmpty()) {
            repository.updateRefs(new RefChange(PREFIX + tested, "", commit));
        }
        String kept = before.orElse(commit);
        remote.pushLanding(of(tested), kept);
        return kept;
    }

    /** Notes that it is being taken back, so that a closed pull request is nobody else's doing. */
    public void mark(String tested) {
        requested(tested)
                .filter(kept -> !isMarked(tested))
                .ifPresent(kept -> repository.updateRefs(new RefChange(WITHDRAWN + tested, "", kept)));
    }

    /** It could not be taken back, or has been asked for again. */
    public void unmark(String tested) {
        repository
                .find(WITHDRAWN + tested)
                .ifPresent(kept -> repository.updateRefs(RefChange.delete(WITHDRAWN + tested, kept)));
    }

    public boolean isMarked(String tested) {
        return repository.find(WITHDRAWN + tested).isPresent();
    }

    /** Takes the branch away; that it is gone already is as good. */
    public void drop(String tested) {
        remote.dropLanding(of(tested));
        requested(tested).ifPresent(kept -> repository.updateRefs(RefChange.delete(PREFIX + tested, kept)));
        unmark(tested);
    }
}
