package dev.czar.world.forge;

import dev.czar.world.git.RefChange;
import dev.czar.world.git.Repository;
import dev.czar.world.review.ReviewAnswer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A forge without a server: each pull request is two refs of the repository, {@code refs/czar/pull/<n>/head} and
 * {@code refs/czar/pull/<n>/meta}, which move together by compare-and-swap.
 */
public final class LocalForge implements Forge {
    private static final String PREFIX = "refs/czar/pull/";
    private static final int TRIES = 50;

    private final Repository repository;
    private final Clock clock;
    private final PullFile file = new PullFile();

    public LocalForge(Repository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Pull open(PullDraft draft) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<Stored> stored = stored();
            Optional<Stored> present = stored.stream()
                    .filter(one -> one.pull().branch().equals(draft.branch()))
                    .reduce((earlier, later) -> later)
                    .filter(one -> one.pull().state() == PullState.OPEN
                            || one.pull().head().equals(draft.head()));
            if (present.isPresent() && present.get().pull().draft().equals(draft)) {
                return present.get().pull();
            }
            if (present.isPresent() && present.get().pull().state() != PullState.OPEN) {
                return present.get().pull();
            }
            Optional<Pull> done = present.isPresent()
                    ? replace(present.get(), present.get().pull().updated(draft, now()))
                    : create(stored, draft);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new ForgeFailed("The pull request of %s keeps changing under us.".formatted(draft.branch()));
    }

    @Override
    public Optional<Pull> find(String branch) {
        return list().stream().filter(pull -> pull.branch().equals(branch)).reduce((earlier, later) -> later);
    }

    @Override
    public Optional<Pull> pull(int number) {
        return list().stream().filter(pull -> pull.number() == number).findFirst();
    }

    @Override
    public List<Pull> list() {
        return stored().stream().map(Stored::pull).toList();
    }

    @Override
    public Pull comment(int number, String text) {
        return change(number, pull -> pull.commented(text, now()));
    }

    @Override
    public Pull review(int number, String head, ReviewAnswer answer) {
        PullReview review = new PullReview(head, Pull.CZAR, answer, now());
        return change(
                number,
                pull -> pull.reviewOf(head)
                                .filter(last -> last.answer().equals(answer))
                                .isPresent()
                        ? pull
                        : pull.reviewed(review));
    }

    @Override
    public Pull mark(int number, PullState state) {
        return change(number, pull -> pull.state() == state ? pull : pull.in(state, now()));
    }

    private Pull change(int number, UnaryOperator<Pull> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Stored stored = stored().stream()
                    .filter(one -> one.pull().number() == number)
                    .findFirst()
                    .orElseThrow(() -> new ForgeFailed("There is no pull request %d.".formatted(number)));
            Pull changed = change.apply(stored.pull());
            Optional<Pull> done = changed.equals(stored.pull()) ? Optional.of(changed) : replace(stored, changed);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new ForgeFailed("Pull request %d keeps changing under us.".formatted(number));
    }

    private Optional<Pull> create(List<Stored> stored, PullDraft draft) {
        int number = stored.stream().mapToInt(one -> one.pull().number()).max().orElse(0) + 1;
        Pull pull = Pull.opened(number, draft, now());
        boolean made = repository.move(
                RefChange.create(ref(number, "head"), draft.head()),
                RefChange.create(ref(number, "meta"), repository.writeBlob(file.write(pull))));
        return made ? Optional.of(pull) : Optional.empty();
    }

    private Optional<Pull> replace(Stored stored, Pull pull) {
        boolean moved = repository.move(
                RefChange.move(ref(pull.number(), "head"), stored.pull().head(), pull.head()),
                RefChange.move(ref(pull.number(), "meta"), stored.meta(), repository.writeBlob(file.write(pull))));
        return moved ? Optional.of(pull) : Optional.empty();
    }

    private List<Stored> stored() {
        List<Stored> stored = new ArrayList<>();
        for (Map.Entry<String, String> ref : repository.refs(PREFIX).entrySet()) {
            if (ref.getKey().endsWith("/meta")) {
                stored.add(new Stored(ref.getValue(), file.read(repository.blob(ref.getValue()))));
            }
        }
        stored.sort(Comparator.comparingInt(one -> one.pull().number()));
        return stored;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String ref(int number, String part) {
        return PREFIX + number + "/" + part;
    }

    private record Stored(String meta, Pull pull) {}
}
