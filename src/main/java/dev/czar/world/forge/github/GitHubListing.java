package dev.czar.world.forge.github;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.connection.RequestBudget.RequestsPausedException;
import dev.czar.world.forge.github.GitHubConversations.GitHubConversation;
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
import java.util.concurrent.atomic.AtomicInteger;

/** Reads all pull requests of workers; one that is as it was is not asked for again, and one that fails stops no other. */
final class GitHubListing {
    private static final Duration REREAD = Duration.ofHours(1);
    private static final Duration CI_SETTLED = Duration.ofMinutes(15);
    private static final Duration CI_UNSETTLED = Duration.ofMinutes(1);
    private static final Duration CI_STARTS = Duration.ofMinutes(10);
    /** How many that seem unchanged are asked for again in one look, so that not all are at once. */
    private static final int REFRESHES = 10;

    private final GitHubApi api;
    private final GitHubConversations conversations;
    private final GitHubPullRequests pulls;
    private final GitHubPullRequestReader reader;
    private final GitHubFeedbackReader people;
    private final GitHubCiReader ci;
    private final GitHubRequirementsReader requirements;
    private final Clock clock;
    private final Map<Integer, KnownPullRequest> known = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    GitHubListing(GitHubApi api, GitHubPullRequests pulls, GitHubPullRequestReader reader, Clock clock) {
        this.api = api;
        this.conversations = new GitHubConversations(api);
        this.pulls = pulls;
        this.reader = reader;
        this.people = new GitHubFeedbackReader(reader.accounts());
        this.ci = new GitHubCiReader(api);
        this.requirements = new GitHubRequirementsReader(api, clock);
        this.clock = clock;
    }

    /** The next look asks for this pull request, and for the one with this head, whatever the list says. */
    void expectChange(int number, String commit) {
        changed.add(String.valueOf(number));
        changed.add(commit);
    }

    /** What changes while a look goes on is for the next one. */
    private void forgetChanged() {
        Set<String> now = Set.copyOf(changed);
        changed.removeAll(now);
        known.replaceAll((number, pull) ->
                now.contains(String.valueOf(number)) || now.contains(pull.pull().head()) ? pull.outdated() : pull);
    }

    PullRequestListing read() {
        forgetChanged();
        refreshes.set(REFRESHES);
        List<GitHubPullRequest> all = new ArrayList<>(pulls.open());
        all.addAll(pulls.ended());
        all.sort(Comparator.comparingInt(GitHubPullRequest::number));
        List<ForgePullRequest> read = new ArrayList<>();
        List<UnreadablePullRequest> unreadable = new ArrayList<>();
        for (GitHubPullRequest request : all) {
            request.unusable(api.owner()).ifPresent(unreadable::add);
        }
        all.removeIf(request -> !request.isWorkers());
        Map<Integer, GitHubConversation> news =
                conversations.of(all.stream().filter(this::isToBeRead).toList());
        for (GitHubPullRequest request : all) {
            read(request, Optional.ofNullable(news.get(request.number())), read, unreadable);
        }
        known.keySet().retainAll(read.stream().map(ForgePullRequest::number).toList());
        return new PullRequestListing(read, unreadable);
    }

    private boolean isToBeRead(GitHubPullRequest request) {
        return Optional.ofNullable(known.get(request.number()))
                .filter(pull -> pull.isAsListed(request) && !(pull.isOld(clock.instant()) && mayRefresh()))
                .isEmpty();
    }

    private void read(
            GitHubPullRequest request,
            Optional<GitHubConversation> news,
            List<ForgePullRequest> read,
            List<UnreadablePullRequest> unreadable) {
        try {
            KnownPullRequest now = present(request, news);
            known.put(request.number(), now);
            read.add(now.pull());
        } catch (RequestsPausedException paused) {
            throw paused;
        } catch (ForgeException failure) {
            unreadable.add(new UnreadablePullRequest(request.number(), request.branch(), failure.getMessage()));
            KnownPullRequest before = known.get(request.number());
            if (before != null && before.pull().head().equals(request.head())) {
                read.add(before.pull());
            } else {
                asListed(request).ifPresent(read::add);
            }
        }
    }

    private KnownPullRequest present(GitHubPullRequest request, Optional<GitHubConversation> news) {
        Instant now = clock.instant();
        Optional<KnownPullRequest> before = Optional.ofNullable(known.get(request.number()));
        Optional<KnownPullRequest> unchanged = before.filter(pull -> news.isEmpty());
        ForgePullRequest pull = news.map(said -> reread(request, said.required()))
                .or(() -> before.map(KnownPullRequest::pull))
                .orElseThrow();
        Instant read = unchanged.map(KnownPullRequest::read).orElse(now);
        if (pull.feedback().isEmpty()) {
            return new KnownPullRequest(request.version(), pull, read, now);
        }
        Optional<KnownPullRequest> sameHead =
                before.filter(one -> one.pull().head().equals(request.head()));
        Optional<KnownPullRequest> sameCi =
                sameHead.filter(one -> one.isCiCurrent(now) || one.isCiSettled(now) && !mayRefresh());
        ForgeFeedback feedback = pull.feedback()
                .orElseThrow()
                .with(
                        sameCi.map(KnownPullRequest::runs).orElseGet(() -> ci.read(request.head())),
                        requirements.read(pull.draft().base()),
                        sameHead.flatMap(KnownPullRequest::headSince).orElse(now));
        return new KnownPullRequest(
                request.version(),
                pull.with(feedback),
                read,
                sameCi.map(KnownPullRequest::ciRead).orElse(now));
    }

    /** Whether one that seems unchanged is asked for again in this look. */
    private boolean mayRefresh() {
        return refreshes.getAndDecrement() > 0;
    }

    private ForgePullRequest reread(GitHubPullRequest request, GitHubConversation said) {
        ForgePullRequest pull = reader.read(request, said.reviews(), said.comments());
        if (!request.isOpen()) {
            return pull;
        }
        return pull.with(new ForgeFeedback(
                request.isDraft(),
                request.autoMerge(),
                request.labels(),
                people.opinions(said.reviews(), said.inline()).stream()
                        .map(opinion -> opinion.of(said.words().teams().getOrDefault(opinion.id(), Set.of())))
                        .toList(),
                people.threads(said.inline(), said.words().resolved()),
                people.commands(said.comments(), said.reviews()),
                List.of(),
                MergeRequirements.NONE,
                clock.instant()));
    }

    /** What the list itself says of one that cannot be read. */
    private static Optional<ForgePullRequest> asListed(GitHubPullRequest request) {
        try {
            return Optional.of(new ForgePullRequest(
                    request.number(),
                    request.draft(),
                    request.state(),
                    List.of(),
                    List.of(GitHubPullRequestReader.opened(request))));
        } catch (ForgeException malformed) {
            return Optional.empty();
        }
    }

    /** A pull request as it was read, when that was, and when CI was asked. */
    private record KnownPullRequest(String version, ForgePullRequest pull, Instant read, Instant ciRead) {

        boolean isAsListed(GitHubPullRequest request) {
            return version.equals(request.version()) && pull.feedback().isPresent() == request.isOpen();
        }

        boolean isOld(Instant now) {
            return !read.plus(REREAD).isAfter(now);
        }

        /** What CI says is asked more often while it may be on its way to another word. */
        boolean isCiCurrent(Instant now) {
            return ciRead.plus(isCiSettled(now) ? CI_SETTLED : CI_UNSETTLED).isAfter(now);
        }

        boolean isCiSettled(Instant now) {
            boolean started = headSince()
                    .filter(since -> since.plus(CI_STARTS).isAfter(now))
                    .isEmpty();
            return runs().isEmpty() ? started : runs().stream().noneMatch(run -> run.state() == CiState.PENDING);
        }

        List<CiRun> runs() {
            return pull.feedback().map(ForgeFeedback::runs).orElse(List.of());
        }

        Optional<Instant> headSince() {
            return pull.feedback().map(ForgeFeedback::headSince);
        }

        KnownPullRequest outdated() {
            return new KnownPullRequest("", pull, read, Instant.EPOCH);
        }
    }
}
