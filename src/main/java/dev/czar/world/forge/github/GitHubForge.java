package dev.czar.world.forge.github;

import dev.czar.world.Spending;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeFailed;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullDraft;
import dev.czar.world.forge.PullState;
import dev.czar.world.review.ReviewAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.kohsuke.github.GHPullRequest;

/**
 * Pull requests on GitHub. It looks before it writes, and after an answer that was lost it looks again. It approves
 * nothing there: its verdict is a remark of its own and a commit status.
 */
public final class GitHubForge implements Forge {
    private static final int TRIES = 6;

    private final GitHubPulls pulls;
    private final PoliteConnector connector;

    public GitHubForge(GitHubAddress address, Courtesy courtesy, Clock clock, Pause pause) {
        this.connector =
                new PoliteConnector(address.api(), courtesy, clock, pause, RandomGenerator.of("L64X128MixRandom"));
        this.pulls = new GitHubPulls(address, connector);
    }

    @Override
    public Pull open(PullDraft draft) {
        return insisting(() -> {
            Optional<GHPullRequest> present = pulls.latest(draft.branch());
            if (present.isPresent() && isOver(present.get(), draft.head())) {
                return pulls.read(present.get());
            }
            GHPullRequest open = present.filter(GitHubPulls::isOpen).orElseGet(() -> pulls.create(draft));
            return broughtTo(draft, open.getNumber());
        });
    }

    @Override
    public Optional<Pull> find(String branch) {
        return pulls.latest(branch).map(pulls::read);
    }

    @Override
    public Optional<Pull> pull(int number) {
        return pulls.find(number).map(pulls::read);
    }

    @Override
    public List<Pull> list() {
        return pulls.all();
    }

    @Override
    public List<Spending> spendings() {
        return connector.spendings();
    }

    @Override
    public Pull comment(int number, String text) {
        return until(
                number,
                pull -> pull.history().stream()
                        .anyMatch(event -> event.author().equals(Pull.CZAR)
                                && event.what().equals("commented")
                                && event.text().equals(text)),
                request -> pulls.comment(request, text));
    }

    @Override
    public Pull review(int number, String head, ReviewAnswer answer) {
        Verdict verdict = Verdict.of(answer);
        Pull reviewed =
                until(number, pull -> verdict.isLatestOf(pull, head), request -> pulls.review(request, head, verdict));
        return insisting(() -> {
            pulls.status(head, verdict);
            return reviewed;
        });
    }

    @Override
    public Pull mark(int number, PullState state) {
        return until(number, pull -> pull.state() == state, request -> pulls.mark(request, state));
    }

    /** Whether it landed or was closed, and the branch has nothing new since. */
    private static boolean isOver(GHPullRequest request, String head) {
        return GitHubPulls.state(request) != PullState.OPEN
                && request.getHead().getSha().equals(head);
    }

    private Pull broughtTo(PullDraft draft, int number) {
        return until(
                number,
                pull -> pull.draft().equals(draft) && pull.state() == PullState.OPEN,
                request -> pulls.bring(request, draft));
    }

    /** Something that looks before it writes, so that it may be begun again when an answer was lost. */
    private Pull insisting(Supplier<Pull> work) {
        String trouble = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return work.get();
            } catch (AnswerLost lost) {
                trouble = lost.getMessage();
                connector.backOff(attempt);
            }
        }
        throw new ForgeFailed("Given up after %d tries: %s".formatted(TRIES, trouble));
    }

    /** Writes until it is done and seen to be done. What GitHub took is not written again, however late it shows it. */
    private Pull until(int number, Predicate<Pull> done, Write write) {
        boolean taken = false;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 2) {
                connector.backOff(attempt);
            }
            GHPullRequest request = pulls.required(number);
            Pull pull = pulls.read(request);
            if (done.test(pull)) {
                return pull;
            }
            try {
                taken = taken || write.on(request);
            } catch (AnswerLost lost) {
                connector.backOff(attempt);
            }
        }
        throw new ForgeFailed("GitHub does not show what was written to pull request %d.".formatted(number));
    }

    /** One attempt to write; true when GitHub took all of it. */
    private interface Write {
        boolean on(GHPullRequest request);
    }
}
