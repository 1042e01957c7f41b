package dev.czar.loop.access;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.LandedHistory;
import java.util.Optional;
import java.util.function.Supplier;

/** The pull requests with all that was said of them, asked of the forge at this moment. */
public final class PullRequestLookup {
    private static final int DIFF_BYTES = 2_000_000;

    private final Forge forge;
    private final GitRepository repository;
    private final IntegrationBranches trunk;

    public PullRequestLookup(Forge forge, GitRepository repository, IntegrationBranches trunk) {
        this.forge = forge;
        this.repository = repository;
        this.trunk = trunk;
    }

    public Optional<PullRequestDetail> detail(int number) {
        return orUnavailable(() -> forge.byNumber(number).map(PullRequestDetail::of));
    }

    /** The forge says that something changed at this pull request or commit; 0 and "" when it does not say where. */
    public void expectChange(int number, String commit) {
        forge.expectChange(number, commit);
    }

    /** What it changes since it left the mainline, or changed when it landed, as a patch. */
    public Optional<String> diff(int number) {
        return orUnavailable(() -> forge.byNumber(number).map(this::patch));
    }

    private String patch(ForgePullRequest pull) {
        String before = new LandedHistory(repository).before(repository.requireHead(trunk.mainline()), pull.head());
        return repository.history().patch(before, pull.head(), DIFF_BYTES);
    }

    private static <T> T orUnavailable(Supplier<T> question) {
        try {
            return question.get();
        } catch (ForgeException | GitException failure) {
            throw new PullRequestsUnavailable(failure.getMessage(), failure);
        }
    }

    /** The forge or the repository could not be asked about a pull request. */
    public static final class PullRequestsUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PullRequestsUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
