package dev.czar.world.forge.hosted;

import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.forge.RequestedLanding;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.review.ReviewAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Pull requests on a server: it looks before it writes, and after an answer that was lost it looks again. It approves
 * nothing there: its verdict is a remark of its own and a commit status.
 */
public final class HostedForge implements Forge {
    private static final int TRIES = 6;

    private final ForgeServer server;
    private final ServerPullRequestReader reader;
    private final ServerListing listing;
    private final RateLimitedConnector connector;

    public HostedForge(ForgeServer server, RateLimitedConnector connector, Clock clock) {
        this.server = server;
        this.connector = connector;
        this.reader = new ServerPullRequestReader(server, clock);
        this.listing = new ServerListing(server, reader, clock);
    }

    @Override
    public ForgePullRequest open(PullRequestDraft draft) {
        return connector.retryingLostResponses(() -> {
            Optional<ServerPullRequest> present = server.latest(draft.branch());
            if (present.isPresent()
                    && !present.get().isOpen()
                    && present.get().draft().head().equals(draft.head())) {
                return reader.read(present.get());
            }
            ServerPullRequest open = present.filter(ServerPullRequest::isOpen).orElseGet(() -> server.create(draft));
            return writeUntilSeen(
                    open.number(),
                    (request, pull) -> pull.draft().equals(draft)
                            && pull.state() == PullRequestState.OPEN
                            && request.labels().contains(ForgeServer.LABEL),
                    request -> bringUp(request, draft));
        });
    }

    @Override
    public Optional<ForgePullRequest> latestOf(String branch) {
        return server.latest(branch).map(reader::read);
    }

    @Override
    public Optional<ForgePullRequest> byNumber(int number) {
        return server.find(number).map(reader::read);
    }

    @Override
    public PullRequestListing list() {
        return listing.read();
    }

    @Override
    public ForgePullRequest comment(int number, String text) {
        return writeUntilSeen(
                number,
                pull -> pull.history().stream()
                        .anyMatch(event -> event.author().equals(ForgePullRequest.CZAR)
                                && event.what().equals("commented")
                                && event.text().equals(text)),
                request -> server.comment(number, CommentText.marked(text)));
    }

    @Override
    public void reply(int number, ThreadReply reply) {
        connector.retryingLostResponses(() -> {
            ServerPullRequest request = required(number);
            boolean wanted = reader.isUnanswered(server.conversation(request), reply.thread());
            if (wanted) {
                server.reply(number, new ThreadReply(reply.thread(), reply.place(), CommentText.marked(reply.text())));
            }
            return wanted;
        });
    }

    @Override
    public ForgePullRequest review(int number, String head, ReviewAnswer answer) {
        VerdictComment verdict = VerdictComment.of(answer);
        ForgePullRequest reviewed = writeUntilSeen(
                number,
                pull -> verdict.isLatestOf(pull, head),
                request -> server.remark(number, head, verdict.body() + ServerPullRequestReader.headMark(head)));
        return connector.retryingLostResponses(() -> {
            server.status(head, verdict.state(), verdict.summary());
            return reviewed;
        });
    }

    @Override
    public ForgePullRequest setState(int number, PullRequestState state) {
        return writeUntilSeen(number, pull -> pull.state() == state, request -> {
            if (request.labels().contains(ServerPullRequest.LANDED) != (state == PullRequestState.LANDED)) {
                server.label(request, ServerPullRequest.LANDED, state == PullRequestState.LANDED);
            }
            if (request.isOpen() != (state == PullRequestState.OPEN)) {
                server.setOpen(number, state == PullRequestState.OPEN);
            }
        });
    }

    @Override
    public int rerunFailedCi(int number) {
        int runs = server.rerunFailed(required(number).draft().head());
        expectChange(number, "");
        return runs;
    }

    @Override
    public void expectChange(int number, String commit) {
        listing.expectChange(number, commit);
    }

    @Override
    public Optional<ForgeLanding> landing() {
        return server.landing().map(calls -> new RequestedLanding<>(calls, connector));
    }

    @Override
    public Optional<IssueTracker> issues(String label) {
        return Optional.of(new IssueTracker(server.issues(), label, connector));
    }

    @Override
    public boolean hearsOthers() {
        return true;
    }

    @Override
    public boolean noticesMerges() {
        return true;
    }

    @Override
    public List<QuotaUsage> spendings() {
        return connector.spendings();
    }

    private void bringUp(ServerPullRequest request, PullRequestDraft draft) {
        if (!request.labels().contains(ForgeServer.LABEL)) {
            server.label(request, ForgeServer.LABEL, true);
        }
        if (!request.draft().title().equals(draft.title())
                || !request.draft().body().equals(draft.body())
                || !request.draft().base().equals(draft.base())) {
            server.edit(request.number(), draft);
        }
    }

    private ServerPullRequest required(int number) {
        return server.find(number)
                .orElseThrow(() -> new ForgeException("There is no pull request %d.".formatted(number)));
    }

    private ForgePullRequest writeUntilSeen(
            int number, Predicate<ForgePullRequest> done, Consumer<ServerPullRequest> write) {
        return writeUntilSeen(number, (request, pull) -> done.test(pull), write);
    }

    /** Writes until it is seen to be done. What the server took is not written again, however late it shows it. */
    private ForgePullRequest writeUntilSeen(
            int number, BiPredicate<ServerPullRequest, ForgePullRequest> done, Consumer<ServerPullRequest> write) {
        boolean taken = false;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 2) {
                connector.backOff(attempt);
            }
            ServerPullRequest request = required(number);
            ForgePullRequest pull = reader.read(request);
            if (done.test(request, pull)) {
                return pull;
            }
            try {
                if (!taken) {
                    write.accept(request);
                    taken = true;
                }
            } catch (ResponseLostException lost) {
                connector.backOff(attempt);
            }
        }
        throw new ForgeException("The forge does not show what was written to pull request %d.".formatted(number));
    }
}
