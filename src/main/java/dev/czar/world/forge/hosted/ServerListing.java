package dev.czar.world.forge.hosted;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import dev.czar.world.forge.hosted.ForgeServer.OpenPullRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads all pull requests of workers; one that is as it was is not asked for again, and one that fails stops no other. */
final class ServerListing {
    private static final Duration REREAD = Duration.ofMinutes(10);
    private static final Duration CI_SETTLED = Duration.ofMinutes(15);
    private static final Duration CI_UNSETTLED = Duration.ofMinutes(1);

    private final ForgeServer server;
    private final ServerPullRequestReader reader;
    private final Clock clock;
    private final Map<Integer, KnownPullRequest> known = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    ServerListing(ForgeServer server, ServerPullRequestReader reader, Clock clock) {
        this.server = server;
        this.reader = reader;
        this.clock = clock;
    }

    /** The next look asks for this pull request, and for the one with this head, whatever the list says. */
    void expectChange(int number, String commit) {
        changed.add(String.valueOf(number));
        changed.add(commit);
    }

    PullRequestListing read() {
        Set<String> news = Set.copyOf(changed);
        changed.removeAll(news);
        known.values()
                .removeIf(one -> news.contains(String.valueOf(one.pull().number()))
                        || news.contains(one.pull().head()));
        OpenPullRequests open = server.open();
        List<ServerPullRequest> all = new ArrayList<>(open.workers());
        all.addAll(server.ended());
        all.sort(Comparator.comparingInt(ServerPullRequest::number));
        List<ForgePullRequest> read = new ArrayList<>();
        List<UnreadablePullRequest> unreadable = new ArrayList<>(open.ofForks());
        for (ServerPullRequest request : all) {
            read(request, read, unreadable);
        }
        known.keySet().retainAll(read.stream().map(ForgePullRequest::number).toList());
        return new PullRequestListing(read, unreadable);
    }

    private void read(ServerPullRequest request, List<ForgePullRequest> read, List<UnreadablePullRequest> unreadable) {
        try {
            KnownPullRequest now = present(request);
            known.put(request.number(), now);
            read.add(now.pull());
        } catch (RequestsPausedException paused) {
            throw paused;
        } catch (ForgeException failure) {
            unreadable.add(
                    new UnreadablePullRequest(request.number(), request.draft().branch(), failure.getMessage()));
            read.add(Optional.ofNullable(known.get(request.number()))
                    .map(KnownPullRequest::pull)
                    .filter(before -> before.head().equals(request.draft().head()))
                    .orElseGet(() -> new ForgePullRequest(
                            request.number(),
                            request.draft(),
                            request.state(),
                            List.of(),
                            List.of(ServerPullRequestReader.opened(request)))));
        }
    }

    private KnownPullRequest present(ServerPullRequest request) {
        Instant now = clock.instant();
        Optional<KnownPullRequest> before = Optional.ofNullable(known.get(request.number()));
        KnownPullRequest read =
                before.filter(one -> one.isCurrent(request, now)).orElseGet(() -> reread(request, before, now));
        Optional<ForgeFeedback> people = read.pull().feedback();
        if (people.isEmpty() || read.isCiCurrent(now)) {
            return read;
        }
        ForgeFeedback feedback =
                people.get().with(server.ci(request.draft().head()), server.requirements(request), read.headSince());
        return new KnownPullRequest(request.version(), read.pull().with(feedback), read.read(), now, read.headSince());
    }

    private KnownPullRequest reread(ServerPullRequest request, Optional<KnownPullRequest> before, Instant now) {
        ServerConversation said = server.conversation(request);
        ForgePullRequest pull = reader.read(request, said);
        Instant since = before.filter(
                        one -> one.pull().head().equals(request.draft().head()))
                .map(KnownPullRequest::headSince)
                .orElse(now);
        return new KnownPullRequest(
                request.version(),
                request.isOpen() ? pull.with(reader.feedback(request, said)) : pull,
                now,
                Instant.EPOCH,
                since);
    }

    /** A pull request as it was read, when that was, when CI was asked, and since when its head was seen. */
    private record KnownPullRequest(
            String version, ForgePullRequest pull, Instant read, Instant ciRead, Instant headSince) {

        boolean isCurrent(ServerPullRequest request, Instant now) {
            return version.equals(request.version()) && read.plus(REREAD).isAfter(now);
        }

        /** What CI says is asked more often while it may be on its way to another word. */
        boolean isCiCurrent(Instant now) {
            boolean settled = pull.feedback().map(ForgeFeedback::runs).orElse(List.of()).stream()
                    .noneMatch(run -> run.state() == CiState.PENDING);
            boolean begun = headSince.plus(CI_SETTLED).isBefore(now);
            return ciRead.plus(settled && begun ? CI_SETTLED : CI_UNSETTLED).isAfter(now);
        }
    }
}
