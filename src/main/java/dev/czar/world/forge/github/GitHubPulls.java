package dev.czar.world.forge.github;

import dev.czar.world.forge.ForgeFailed;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullDraft;
import dev.czar.world.forge.PullState;
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
final class GitHubPulls {
    private static final String LABEL = "czar";
    private static final String LANDED = "czar:landed";
    private static final String STATUS = "czar/review";
    private static final String BRANCHES = "czar/";
    private static final int PAGE = 100;
    private static final int ENDED = 30;
    private static final int UNPROCESSABLE = 422;

    private final GitHubAddress address;
    private final GitHub gitHub;
    private final PullReader reader;
    private final Endings endings = new Endings();
    private final AtomicReference<GHRepository> repository = new AtomicReference<>();

    GitHubPulls(GitHubAddress address, PoliteConnector connector) {
        this.address = address;
        this.gitHub = asking(() -> new GitHubBuilder()
                .withEndpoint(address.api().toString())
                .withOAuthToken(address.token().reveal())
                .withConnector(connector)
                .build());
        this.reader = new PullReader(gitHub);
    }

    static boolean isOpen(GHPullRequest request) {
        return request.getState() == GHIssueState.OPEN;
    }

    static PullState state(GHPullRequest request) {
        if (isOpen(request)) {
            return PullState.OPEN;
        }
        return request.getMergedAt() != null || has(request, LANDED) ? PullState.LANDED : PullState.CLOSED;
    }

    Pull read(GHPullRequest request) {
        return asking(() -> reader.whole(request));
    }

    /** The newest pull request of a branch. */
    Optional<GHPullRequest> latest(String branch) {
        return asking(
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
        return asking(() -> {
            try {
                return Optional.of(repository().getPullRequest(number));
            } catch (FileNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    GHPullRequest required(int number) {
        return find(number).orElseThrow(() -> new ForgeFailed("There is no pull request %d.".formatted(number)));
    }

    /** All that are open, and of the others a page of those touched last. */
    List<Pull> all() {
        return asking(() -> {
            List<Pull> all = new ArrayList<>();
            for (GHPullRequest open :
                    query().state(GHIssueState.OPEN).list().withPageSize(PAGE).toList()) {
                if (isWorkers(open)) {
                    all.add(reader.whole(open));
                }
            }
            GHPullRequestQueryBuilder ended = query().state(GHIssueState.CLOSED)
                    .sort(GHPullRequestQueryBuilder.Sort.UPDATED)
                    .direction(GHDirection.DESC);
            for (GHPullRequest one : ended.list().withPageSize(ENDED).iterator().nextPage()) {
                if (isWorkers(one)) {
                    all.add(endings.read(one, reader));
                }
            }
            all.sort(Comparator.comparingInt(Pull::number));
            return List.copyOf(all);
        });
    }

    /** Opens one; when there is one already that the list did not show, that counts as a lost answer. */
    GHPullRequest create(PullDraft draft) {
        return asking(() -> {
            try {
                return repository().createPullRequest(draft.title(), draft.branch(), draft.base(), draft.body());
            } catch (HttpException refused) {
                if (refused.getResponseCode() == UNPROCESSABLE
                        && String.valueOf(refused.getMessage()).contains("already exists")) {
                    throw new AnswerLost("GitHub has a pull request of this branch and does not list it yet.");
                }
                throw refused;
            }
        });
    }

    /** Brings it up to the draft; false while GitHub does not yet show the head that was pushed. */
    boolean bring(GHPullRequest request, PullDraft draft) {
        return asking(() -> {
            if (!has(request, LABEL)) {
                request.addLabels(LABEL);
            }
            if (!draft.title().equals(request.getTitle())) {
                request.setTitle(draft.title());
            }
            if (!draft.body().equals(PullReader.text(request.getBody()))) {
                request.setBody(draft.body());
            }
            return request.getHead().getSha().equals(draft.head());
        });
    }

    boolean comment(GHPullRequest request, String text) {
        return asking(() -> {
            request.comment(text + PullReader.OWN);
            return true;
        });
    }

    boolean review(GHPullRequest request, String head, Verdict verdict) {
        return asking(() -> {
            request.createReview()
                    .commitId(head)
                    .body(verdict.body())
                    .event(GHPullRequestReviewEvent.COMMENT)
                    .create();
            return true;
        });
    }

    /** The verdict as a status of the commit, where branch protection can see it. */
    void status(String head, Verdict verdict) {
        asking(() -> {
            boolean stands = repository().listCommitStatuses(head).withPageSize(PAGE).toList().stream()
                    .filter(status -> STATUS.equals(status.getContext()))
                    .findFirst()
                    .filter(status -> status.getState() == verdict.state())
                    .isPresent();
            return stands
                    ? Optional.empty()
                    : Optional.of(
                            repository().createCommitStatus(head, verdict.state(), null, verdict.words(), STATUS));
        });
    }

    /** What landed in an omnibus is closed with a label: GitHub itself knows it as merged only where its base was pushed. */
    boolean mark(GHPullRequest request, PullState state) {
        return asking(() -> {
            if (state == PullState.LANDED) {
                request.addLabels(LANDED);
            } else if (has(request, LANDED)) {
                request.removeLabels(LANDED);
            }
            if (state == PullState.OPEN && !isOpen(request)) {
                request.reopen();
            } else if (state != PullState.OPEN && isOpen(request)) {
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

    private <T> T asking(Asking<T> asking) {
        try {
            return asking.get();
        } catch (HttpException refused) {
            throw new ForgeFailed(
                    "GitHub refuses (%d, %s): %s"
                            .formatted(refused.getResponseCode(), address.repository(), refused.getMessage()),
                    refused);
        } catch (FileNotFoundException missing) {
            throw new ForgeFailed(
                    "GitHub shows no %s to this token: %s".formatted(address.repository(), missing.getMessage()),
                    missing);
        } catch (IOException failure) {
            throw new ForgeFailed("GitHub cannot be understood: " + failure.getMessage(), failure);
        }
    }

    private interface Asking<T> {
        T get() throws IOException;
    }
}
