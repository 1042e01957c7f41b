package dev.czar.world.forge.github;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.QuotaUsage;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.forge.PullRequestWriter;
import dev.czar.world.forge.RequestedLanding;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RateLimitedConnector.ForgeEndpoint;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.github.GitHubCredentials.AccessToken;
import dev.czar.world.review.ReviewAnswer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pull requests on GitHub. It looks before it writes, and after an answer that was lost it looks again. It approves
 * nothing there: its verdict is a remark of its own and a commit status.
 */
public final class GitHubForge implements Forge {
    private final GitHubPullRequests pulls;
    private final GitHubPullRequestReader reader;
    private final GitHubListing listing;
    private final RateLimitedConnector connector;
    private final GitHubIssues issues;
    private final PullRequestWriter<GitHubPullRequest> writer;
    private final ForgeLanding landing;

    public GitHubForge(GitHubAddress address, RequestLimits limits, Clock clock, Sleeper pause) {
        this.connector = new RateLimitedConnector(
                address.service(), limits, clock, pause, RandomGenerator.of("L64X128MixRandom"));
        GitHubApi api = new GitHubApi(address, connector, clock);
        this.pulls = new GitHubPullRequests(api, address.branches());
        this.reader = new GitHubPullRequestReader(api, new GitHubAccounts(api, clock));
        this.listing = new GitHubListing(api, pulls, reader, clock);
        this.issues = new GitHubIssues(api, address.repository());
        this.writer = new PullRequestWriter<>(connector, pulls::required, reader::read);
        this.landing = new RequestedLanding<>(new GitHubLanding(api), connector);
    }

    @Override
    public ForgePullRequest open(PullRequestDraft draft) {
        return connector.retryingLostResponses(() -> {
            Optional<GitHubPullRequest> present = pulls.latest(draft.branch());
            if (present.isPresent() && hasEnded(present.get(), draft.head())) {
                return reader.read(present.get());
            }
            GitHubPullRequest open = present.filter(GitHubPullRequest::isOpen).orElseGet(() -> pulls.create(draft));
            return updatedTo(draft, open.number());
        });
    }

    @Override
    public Optional<IssueTracker> issues(String label) {
        return Optional.of(new IssueTracker(issues, label, connector));
    }

    @Override
    public Optional<ForgePullRequest> latestOf(String branch) {
        return pulls.latest(branch).map(reader::read);
    }

    @Override
    public Optional<ForgePullRequest> byNumber(int number) {
        return pulls.find(number).map(reader::read);
    }

    @Override
    public PullRequestListing list() {
        return listing.read();
    }

    @Override
    public int rerunFailedCi(int number) {
        int runs = pulls.rerunFailed(pulls.required(number).head());
        expectChange(number, "");
        return runs;
    }

    @Override
    public void expectChange(int number, String commit) {
        listing.expectChange(number, commit);
    }

    @Override
    public List<QuotaUsage> spendings() {
        return connector.spendings();
    }

    @Override
    public ForgePullRequest comment(int number, String text) {
        return writer.writeUntil(pull -> pull.hasOwnComment(text), number, request -> pulls.comment(request, text));
    }

    @Override
    public void reply(int number, ThreadReply reply) {
        connector.retryingLostResponses(
                () -> pulls.reply(number, reply, comment -> reader.accounts().isOwnComment(comment)));
    }

    @Override
    public ForgePullRequest review(int number, String head, ReviewAnswer answer) {
        VerdictComment verdict = VerdictComment.of(answer);
        ForgePullRequest reviewed = writer.writeUntil(
                pull -> verdict.isLatestOf(pull, head), number, request -> pulls.review(request, head, verdict));
        return connector.retryingLostResponses(() -> {
            pulls.status(head, verdict);
            return reviewed;
        });
    }

    @Override
    public ForgePullRequest setState(int number, PullRequestState state) {
        return writer.writeUntil(pull -> pull.state() == state, number, request -> pulls.setState(request, state));
    }

    @Override
    public Optional<ForgeLanding> landing() {
        return Optional.of(landing);
    }

    @Override
    public boolean hearsOthers() {
        return true;
    }

    @Override
    public boolean noticesMerges() {
        return true;
    }

    /** Whether it landed or was closed, and the branch has nothing new since. */
    private static boolean hasEnded(GitHubPullRequest request, String head) {
        return request.state() != PullRequestState.OPEN && request.head().equals(head);
    }

    private ForgePullRequest updatedTo(PullRequestDraft draft, int number) {
        return writer.writeUntil(
                pull -> pull.draft().equals(draft) && pull.state() == PullRequestState.OPEN,
                number,
                request -> pulls.update(request, draft));
    }

    /** A repository on GitHub or on a server that speaks like it: where its API is, its owner and name, what shows who asks, and how the branches are named that count. */
    public record GitHubAddress(
            URI api, String owner, String name, GitHubCredentials credentials, TaskBranchNames branches) {

        /** With the branches named as usual. */
        public GitHubAddress(URI api, String owner, String name, GitHubCredentials credentials) {
            this(api, owner, name, credentials, TaskBranchNames.STANDARD);
        }

        /** With a token. */
        public GitHubAddress(URI api, String owner, String name, SecretValue token) {
            this(api, owner, name, new AccessToken(token));
        }

        ForgeEndpoint service() {
            return new ForgeEndpoint(
                    "GitHub",
                    api,
                    Map.of(
                            "Accept",
                            "application/vnd.github+json",
                            "X-GitHub-Api-Version",
                            "2022-11-28",
                            "User-Agent",
                            "czar"));
        }

        String repository() {
            return owner + "/" + name;
        }
    }
}
