package dev.czar.world.forge.github;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import dev.czar.world.forge.github.GitHubPullRequestReader.EndedPullRequestCache;
import dev.czar.world.forge.github.GitHubResponse.ResponseLostException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** The pull requests of one repository, one request to GitHub after the other; lists, never the search. */
final class GitHubPullRequests {
    private static final String LABEL = "czar";
    private static final String LANDED = "czar:landed";
    private static final String STATUS = "czar/review";
    private static final String BRANCHES = "czar/";
    private static final int PAGE = 100;
    private static final int ENDED_PAGE = 30;
    private static final int UNPROCESSABLE = 422;

    private final GitHubAddress address;
    private final GitHub gitHub;
    private final GitHubPullRequestReader reader;
    private final EndedPullRequestCache endedCache = new EndedPullRequestCache();
    private final AtomicReference<GHRepository> repository = new AtomicReference<>();

    GitHubPullRequests(GitHubAddress address, RateLimitedConnector connector) {
        this.address = address;
        this.gitHub = calling(() -> new GitHubBuilder()
                .withEndpoint(address.api().toString())
                .withOAuthToken(address.token().reveal())
                .withConnector(connector)
                .build());
        this.reader = new GitHubPullRequestReader(gitHub);
    }

    static boolean isOpen(GHPullRequest request) {
        return request.getState() == GHIssueState.OPEN;
    }

    static PullRequestState state(GHPullRequest request) {
        if (isOpen(request)) {
            return PullRequestState.OPEN;
        }
        return request.getMergedAt() != null || has(request, LANDED)
                ? PullRequestState.LANDED
                : PullRequestState.CLOSED;
    }

    ForgePullRequest read(GHPullRequest request) {
        return calling(() -> reader.readAll(request));
    }

    /** The newest pull request of a branch. */
    Optional<GHPullRequest> latest(String branch) {
        return calling(
                () -> query()
                        .state(GHIssueState.ALL)
                        .head(address.owner() + ":" + branch)
                        .list()
                        .withPageSize(PAGE)
                        .toList()
                        .stream()
                        .filter(request ->
                                isWorkers(request) && request.getHead().getRef().equals(branch))
                        .max(Comparator.comparingInt(GHPullRequest::getNumber)));
    }

    Optional<GHPullRequest> find(int number) {
        return calling(() -> {
            try {
                return Optional.of(repository().getPullRequest(number));
            } catch (FileNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    GHPullRequest required(int number) {
        return find(number).orElseThrow(() -> new ForgeException("There is no pull request %d.".formatted(number)));
    }

    /** All that are open, and of the others a page of those touched last. */
    List<ForgePullRequest> all() {
        return calling(() -> {
            List<ForgePullRequest> all = new ArrayList<>();
            for (GHPullRequest open :
                    query().state(GHIssueState.OPEN).list().withPageSize(PAGE).toList()) {
                if (isWorkers(open)) {
                    all.add(reader.readAll(open));
                }
            }
            GHPullRequestQueryBuilder ended = query().state(GHIssueState.CLOSED)
                    .sort(GHPullRequestQueryBuilder.Sort.UPDATED)
                    .direction(GHDirection.DESC);
            for (GHPullRequest one :
                    ended.list().withPageSize(ENDED_PAGE).iterator().nextPage()) {
                if (isWorkers(one)) {
                    all.add(endedCache.read(one, reader));
                }
            }
            all.sort(Comparator.comparingInt(ForgePullRequest::number));
            return List.copyOf(all);
        });
    }

    /** Opens one; when there is one already that the list did not show, that counts as a lost answer. */
    GHPullRequest create(PullRequestDraft draft) {
        return calling(() -> {
            try {
                return repository().createPullRequest(draft.title(), draft.branch(), draft.base(), draft.body());
            } catch (HttpException refused) {
                if (refused.getResponseCode() == UNPROCESSABLE
                        && String.valueOf(refused.getMessage()).contains("already exists")) {
                    throw new ResponseLostException(
                            "GitHub has a pull request of this branch and does not list it yet.");
                }
                throw refused;
            }
        });
    }

    /** Brings it up to the draft; false while GitHub does not yet show the head that was pushed. */
    boolean update(GHPullRequest request, PullRequestDraft draft) {
        return calling(() -> {
            if (!has(request, LABEL)) {
                request.addLabels(LABEL);
            }
            if (!draft.title().equals(request.getTitle())) {
                request.setTitle(draft.title());
            }
            if (!draft.body().equals(GitHubPullRequestReader.text(request.getBody()))) {
                request.setBody(draft.body());
            }
            return request.getHead().getSha().equals(draft.head());
        });
    }

    boolean comment(GHPullRequest request, String text) {
        return calling(() -> {
            request.comment(text + GitHubPullRequestReader.OWN_COMMENT_MARK);
            return true;
        });
    }

    boolean review(GHPullRequest request, String head, VerdictComment verdict) {
        return calling(() -> {
            request.createReview()
                    .commitId(head)
                    .body(verdict.body())
                    .event(GHPullRequestReviewEvent.COMMENT)
                    .create();
            return true;
        });
    }

    /** The verdict as a status of the commit, where branch protection can see it. */
    void status(String head, VerdictComment verdict) {
        calling(() -> {
            boolean stands = repository().listCommitStatuses(head).withPageSize(PAGE).toList().stream()
                    .filter(status -> STATUS.equals(status.getContext()))
                    .findFirst()
                    .filter(status -> status.getState() == verdict.state())
                    .isPresent();
            return stands
                    ? Optional.empty()
                    : Optional.of(
                            repository().createCommitStatus(head, verdict.state(), null, verdict.summary(), STATUS));
        });
    }

    /** What landed in an omnibus is closed with a label: GitHub itself knows it as merged only where its base was pushed. */
    boolean setState(GHPullRequest request, PullRequestState state) {
        return calling(() -> {
            if (state == PullRequestState.LANDED) {
                request.addLabels(LANDED);
            } else if (has(request, LANDED)) {
                request.removeLabels(LANDED);
            }
            if (state == PullRequestState.OPEN && !isOpen(request)) {
                request.reopen();
            } else if (state != PullRequestState.OPEN && isOpen(request)) {
                request.close();
            }
            return true;
        });
    }

    /** From a branch of a worker in this very repository; anyone may name a branch of a fork like that. */
    private boolean isWorkers(GHPullRequest request) {
        GHRepository home = request.getHead().getRepository();
        return home != null
                && home.getFullName().equalsIgnoreCase(address.repository())
                && request.getHead().getRef().startsWith(BRANCHES);
    }

    private static boolean has(GHPullRequest request, String label) {
        return Stream.ofNullable(request.getLabels())
                .flatMap(labels -> labels.stream())
                .map(GHLabel::getName)
                .anyMatch(label::equals);
    }

    private GHPullRequestQueryBuilder query() throws IOException {
        return repository().queryPullRequests();
    }

    private GHRepository repository() throws IOException {
        GHRepository known = repository.get();
        if (known == null) {
            known = gitHub.getRepository(address.repository());
            repository.set(known);
        }
        return known;
    }

    private <T> T calling(GitHubCall<T> asking) {
        try {
            return asking.get();
        } catch (HttpException refused) {
            throw new ForgeException(
                    "GitHub refuses (%d, %s): %s"
                            .formatted(refused.getResponseCode(), address.repository(), refused.getMessage()),
                    refused);
        } catch (FileNotFoundException missing) {
            throw new ForgeException(
                    "GitHub repository %s is not visible with this token: %s"
                            .formatted(address.repository(), missing.getMessage()),
                    missing);
        } catch (IOException failure) {
            throw new ForgeException("GitHub cannot be understood: " + failure.getMessage(), failure);
        }
    }

    private interface GitHubCall<T> {
        T get() throws IOException;
    }
}
