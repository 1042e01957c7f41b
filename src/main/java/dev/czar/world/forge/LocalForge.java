package dev.czar.world.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
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
import java.util.stream.IntStream;

/**
 * A forge without a server: each pull request is two refs of the repository, {@code refs/czar/pull/<n>/head} and
 * {@code refs/czar/pull/<n>/meta}, which move together by compare-and-swap.
 */
public final class LocalForge implements Forge {
    private static final String PREFIX = "refs/czar/pull/";
    private static final int TRIES = 50;

    private final GitRepository repository;
    private final Clock clock;
    private final PullRequestFormat file = new PullRequestFormat();

    public LocalForge(GitRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public ForgePullRequest open(PullRequestDraft draft) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<UnreadablePullRequest> unreadable = new ArrayList<>();
            List<StoredPullRequest> stored = stored(unreadable);
            Optional<StoredPullRequest> present = stored.stream()
                    .filter(one -> one.pull().branch().equals(draft.branch()))
                    .reduce((earlier, later) -> later)
                    .filter(one -> one.pull().state() == PullRequestState.OPEN
                            || one.pull().head().equals(draft.head()));
            if (present.isPresent() && present.get().pull().draft().equals(draft)) {
                return present.get().pull();
            }
            if (present.isPresent() && present.get().pull().state() != PullRequestState.OPEN) {
                return present.get().pull();
            }
            Optional<ForgePullRequest> done = present.isPresent()
                    ? replace(present.get(), present.get().pull().updated(draft, now()))
                    : create(nextNumber(stored, unreadable), draft);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new ForgeException(
                "The pull request of %s was changed by others each time; try again.".formatted(draft.branch()));
    }

    @Override
    public Optional<ForgePullRequest> latestOf(String branch) {
        return list().pulls().stream()
                .filter(pull -> pull.branch().equals(branch))
                .reduce((earlier, later) -> later);
    }

    @Override
    public Optional<ForgePullRequest> byNumber(int number) {
        return list().pulls().stream().filter(pull -> pull.number() == number).findFirst();
    }

    @Override
    public PullRequestListing list() {
        List<UnreadablePullRequest> unreadable = new ArrayList<>();
        List<StoredPullRequest> stored = stored(unreadable);
        return new PullRequestListing(
                stored.stream().map(StoredPullRequest::pull).toList(), unreadable);
    }

    @Override
    public ForgePullRequest comment(int number, String text) {
        return change(number, pull -> pull.commented(text, now()));
    }

    @Override
    public ForgePullRequest review(int number, String head, ReviewAnswer answer) {
        PullRequestReview review = new PullRequestReview(head, ForgePullRequest.CZAR, answer, now());
        return change(
                number,
                pull -> pull.reviewOf(head)
                                .filter(last -> last.answer().equals(answer))
                                .isPresent()
                        ? pull
                        : pull.reviewed(review));
    }

    @Override
    public ForgePullRequest setState(int number, PullRequestState state) {
        return change(number, pull -> pull.state() == state ? pull : pull.withState(state, now()));
    }

    private ForgePullRequest change(int number, UnaryOperator<ForgePullRequest> change) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            StoredPullRequest stored = stored().stream()
                    .filter(one -> one.pull().number() == number)
                    .findFirst()
                    .orElseThrow(() -> new ForgeException("There is no pull request %d.".formatted(number)));
            ForgePullRequest changed = change.apply(stored.pull());
            Optional<ForgePullRequest> done =
                    changed.equals(stored.pull()) ? Optional.of(changed) : replace(stored, changed);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new ForgeException("Pull request %d was changed by others each time; try again.".formatted(number));
    }

    /** After all there were at one look, so that of two who open at once one is refused. */
    private static int nextNumber(List<StoredPullRequest> stored, List<UnreadablePullRequest> unreadable) {
        return IntStream.concat(
                                stored.stream().mapToInt(one -> one.pull().number()),
                                unreadable.stream().mapToInt(UnreadablePullRequest::number))
                        .max()
                        .orElse(0)
                + 1;
    }

    private Optional<ForgePullRequest> create(int number, PullRequestDraft draft) {
        ForgePullRequest pull = ForgePullRequest.opened(number, draft, now());
        boolean made = repository.updateRefs(
                RefChange.create(ref(number, "head"), draft.head()),
                RefChange.create(ref(number, "meta"), repository.writeBlob(file.write(pull))));
        return made ? Optional.of(pull) : Optional.empty();
    }

    private Optional<ForgePullRequest> replace(StoredPullRequest stored, ForgePullRequest pull) {
        boolean moved = repository.updateRefs(
                RefChange.move(ref(pull.number(), "head"), stored.pull().head(), pull.head()),
                RefChange.move(ref(pull.number(), "meta"), stored.meta(), repository.writeBlob(file.write(pull))));
        return moved ? Optional.of(pull) : Optional.empty();
    }

    private List<StoredPullRequest> stored() {
        return stored(new ArrayList<>());
    }

    private List<StoredPullRequest> stored(List<UnreadablePullRequest> unreadable) {
        List<StoredPullRequest> stored = new ArrayList<>();
        for (Map.Entry<String, String> ref : repository.refs(PREFIX).entrySet()) {
            if (!ref.getKey().endsWith("/meta")) {
                continue;
            }
            try {
                stored.add(new StoredPullRequest(ref.getValue(), file.read(repository.blob(ref.getValue()))));
            } catch (GitException broken) {
                unreadable.add(new UnreadablePullRequest(number(ref.getKey()), "", broken.getMessage()));
            }
        }
        stored.sort(Comparator.comparingInt(one -> one.pull().number()));
        return stored;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static int number(String ref) {
        String number = ref.substring(PREFIX.length(), ref.lastIndexOf('/'));
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    private static String ref(int number, String part) {
        return PREFIX + number + "/" + part;
    }

    private record StoredPullRequest(String meta, ForgePullRequest pull) {}

    /** The stored form of a pull request: JSON that a person can read with {@code git cat-file}. */
    static final class PullRequestFormat {
        private final JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();

        String write(ForgePullRequest pull) {
            try {
                return mapper.writeValueAsString(pull);
            } catch (JsonProcessingException failure) {
                throw new IllegalStateException(failure);
            }
        }

        ForgePullRequest read(String json) {
            try {
                return mapper.readValue(json, ForgePullRequest.class);
            } catch (JsonProcessingException failure) {
                throw new GitException("A stored pull request cannot be read: " + failure.getOriginalMessage());
            }
        }
    }
}
