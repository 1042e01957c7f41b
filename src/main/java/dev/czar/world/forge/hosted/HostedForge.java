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
import dev.czar.world.forge.PullRequestWriter;
import dev.czar.world.forge.RequestedLanding;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.review.ReviewAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Pull requests on a server: it looks before it writes, and after an answer that was lost it looks again. It approves
 * nothing there: its verdict is a remark of its own and a commit status.
 */
public final class HostedForge implements Forge {
    private final ForgeServer server;
    private final ServerPullRequestReader reader;
    private final ServerListing listing;
    private final RateLimitedConnector connector;
    private final PullRequestWriter<ServerPullRequest> writer;

    public HostedForge(ForgeServer server, RateLimitedConnector connector, Clock clock) {
        this.server = server;
        this.connector = connector;
        this.reader = new ServerPullRequestReader(server, clock);
        this.listing = new ServerListing(server, reader, clock);
        this.writer = new PullRequestWriter<>(connector, this::required, reader::read);
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
            return writer.writeUntil(
                    (request, pull) -> pull.draft().equals(draft)
                            && pull.state() == PullRequestState.OPEN
                            && request.labels().contains(ForgeServer.LABEL),
                    open.number(),
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
        return writer.writeUntil(pull -> pull.hasOwnComment(text), number, request -> {
            server.comment(number, CommentText.marked(text));
            return true;
        });
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
        ForgePullRequest reviewed = writer.writeUntil(pull -> verdict.isLatestOf(pull, head), number, request -> {
            server.remark(number, head, verdict.body() + ServerPullRequestReader.headMark(head));
            return true;
        });
        return connector.retryingLostResponses(() -> {
            server.status(head, verdict.state(), verdict.summary());
            return reviewed;
        });
    }

    @Override
    public ForgePullRequest setState(int number, PullRequestState state) {
        return writer.writeUntil(pull -> pull.state() == state, number, request -> {
            if (request.labels().contains(ServerPullRequest.LANDED) != (state == PullRequestState.LANDED)) {
                server.label(request, ServerPullRequest.LANDED, state == PullRequestState.LANDED);
            }
            if (request.isOpen() != (state == PullRequestState.OPEN)) {
                server.setOpen(number, state == PullRequestState.OPEN);
            }
            return true;
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

    private boolean bringUp(ServerPullRequest request, PullRequestDraft draft) {
        if (!request.labels().contains(ForgeServer.LABEL)) {
            server.label(request, ForgeServer.LABEL, true);
        }
        if (!request.draft().title().equals(draft.title())
                || !request.draft().body().equals(draft.body())
                || !request.draft().base().equals(draft.base())) {
            server.edit(request, draft);
        }
        return true;
    }

    private ServerPullRequest required(int number) {
        return server.find(number)
                .orElseThrow(() -> new ForgeException("There is no pull request %d.".formatted(number)));
    }
}
