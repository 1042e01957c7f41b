package dev.czar.world.git;

import dev.czar.io.SecretRedaction;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.util.Optional;

/** The mainline at origin: fetched, compared with the one here, and moved to a tested commit, forward only. */
public final class OriginMainline {
    private static final String TRACKED = "refs/remotes/";
    private static final String ABSENT = "couldn't find remote ref";

    private final GitRepository repository;
    private final OriginRemote remote;
    private final BranchName branch;

    OriginMainline(GitRepository repository, OriginRemote remote, BranchName branch) {
        this.repository = repository;
        this.remote = remote;
        this.branch = branch;
    }

    public BranchName branch() {
        return branch;
    }

    /** Where it was when it was fetched or pushed last. */
    public Optional<String> head() {
        return repository.find(tracked());
    }

    /** Asks origin where it is; why that failed, whatever it was, or nothing. One that was never there is no failure. */
    public Optional<String> fetch() {
        try {
            return fetched();
        } catch (GitException failure) {
            return Optional.of(SecretRedaction.of(failure.getMessage()));
        }
    }

    private Optional<String> fetched() {
        CommandResult result = remote.git()
                .run(
                        new byte[0],
                        "fetch",
                        "--quiet",
                        "--no-write-fetch-head",
                        "--recurse-submodules=no",
                        "--upload-pack=git-upload-pack",
                        "--",
                        remote.checkedName(),
                        "+" + branch.ref() + ":" + tracked());
        if (result.ok()) {
            return Optional.empty();
        }
        if (result.errors().contains(ABSENT)) {
            return head().map(this::gone);
        }
        return Optional.of(result.timedOut() ? "no answer in time" : OriginRemote.words(result.errors()));
    }

    private String gone(String last) {
        String now = remote.defaultBranch()
                .filter(other -> !other.equals(branch.name()))
                .orElse("");
        String remedy = now.isEmpty()
                ? "if it is to be made there again: `git update-ref -d " + tracked() + "`"
                : "its default branch is %2$s: `git branch -m %1$s %2$s`, and write `mainline: %2$s` in czar.yaml"
                        .formatted(branch, now);
        return "it has no branch %s any more, which was at %s; %s".formatted(branch, last, remedy);
    }

    /** Whether origin holds the commit on its mainline, as far as is known here. */
    public boolean holds(String commit) {
        return head().filter(head -> repository.history().contains(head, commit))
                .isPresent();
    }

    /**
     * Moves it to this commit if that leads on from where it is now; false when somebody pushed something else meanwhile,
     * which has been fetched then.
     */
    public boolean land(String commit) throws PushRefusedException {
        String there = there();
        if (!leadsTo(there, commit)) {
            fetch();
            return holds(commit);
        }
        if (!there.equals(commit) && !pushed(commit, there)) {
            return false;
        }
        String known = head().orElse("");
        if (!known.equals(commit)) {
            repository.updateRefs(RefChange.move(tracked(), known, commit));
        }
        return true;
    }

    /** Whether the commit leads on from where it is now; what is there otherwise has been fetched then. */
    public boolean leadsTo(String commit) {
        boolean leads = leadsTo(there(), commit);
        if (!leads) {
            fetch();
        }
        return leads;
    }

    /** Where it is there, "" when it was never there: one that is gone is not made anew unasked. */
    private String there() {
        String there = remote.remoteHead(branch);
        head().filter(last -> there.isEmpty()).ifPresent(last -> {
            throw new GitException("Nothing lands at %s: %s".formatted(remote.name(), gone(last)));
        });
        return there;
    }

    private boolean leadsTo(String there, String commit) {
        return there.isEmpty() || remote.isForward(there, commit);
    }

    private boolean pushed(String commit, String there) throws PushRefusedException {
        try {
            remote.send(branch, commit, there);
            return true;
        } catch (PushRefusedException refused) {
            if (remote.remoteHead(branch).equals(there)) {
                throw refused;
            }
            fetch();
            return false;
        }
    }

    private String tracked() {
        return TRACKED + remote.name() + "/" + branch.name();
    }
}
