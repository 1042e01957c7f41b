package dev.czar.world.forge.hosted;

import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.IssueServer;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.RequestedLanding.LandingServer;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of forge is asked: each method is one question or one writing in its own words, and decides nothing. What
 * it refuses is a {@code ForgeException}; what it cannot do, such as approvals, it answers with nothing.
 */
public interface ForgeServer {
    /** The label of all that Czar opened or brought up. */
    String LABEL = "czar";

    /** The account that writes. */
    String login();

    ServerRepository repository();

    /** Whether the word of this account counts; nothing when the server does not tell that to Czar's account. */
    Optional<Boolean> mayPush(ServerAccount account);

    /** The newest pull request from this branch of this very repository. */
    Optional<ServerPullRequest> latest(String branch);

    Optional<ServerPullRequest> find(int number);

    /** All that are open and from workers' branches of this very repository, or seem to be. */
    OpenPullRequests open();

    /** Those that ended, the ones of Czar's label touched last. */
    List<ServerPullRequest> ended();

    /** Opens one; one that is there already and was not listed counts as a lost answer. */
    ServerPullRequest create(PullRequestDraft draft);

    /** Brings title, text and the branch it goes to up to the draft; what is marked as unfinished in its title stays so. */
    void edit(ServerPullRequest request, PullRequestDraft draft);

    void comment(int number, String text);

    /** Replies in a thread of inline comments. */
    void reply(int number, ThreadReply reply);

    /** Writes a remark of a review of this commit. */
    void remark(int number, String head, String text);

    /** Shows a verdict at the commit, where the protection of a branch can see it; the states are GitHub's. */
    void status(String head, String state, String text);

    void label(ServerPullRequest request, String label, boolean present);

    /** Opens it again or closes it. */
    void setOpen(int number, boolean open);

    /** All that was said of it. */
    ServerConversation conversation(ServerPullRequest request);

    /** What CI says of a commit, the latest run of each name. */
    List<CiRun> ci(String head);

    /** What the branch it goes to asks for. */
    MergeRequirements requirements(ServerPullRequest request);

    /** What is wrong with what this account may read, beside what is looked at for all kinds; {@code owners} is whether they must approve, where the project says so itself. */
    default List<AccessFinding> findings(Optional<Boolean> owners) {
        return List.of();
    }

    /** How it brings work to the mainline itself; nothing where it cannot be asked to. */
    default Optional<LandingServer<?>> landing() {
        return Optional.empty();
    }

    IssueServer issues();

    /** Has what failed at the commit run again; how many runs that were. */
    int rerunFailed(String head);

    /** Those of workers, and those of forks that have branches named like theirs. */
    record OpenPullRequests(List<ServerPullRequest> workers, List<UnreadablePullRequest> ofForks) {
        public OpenPullRequests {
            workers = List.copyOf(workers);
            ofForks = List.copyOf(ofForks);
        }
    }
}
