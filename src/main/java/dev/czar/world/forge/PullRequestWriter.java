package dev.czar.world.forge;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import dev.czar.world.forge.connection.RateLimitedConnector;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Writes to pull requests until it is seen to be done; {@code R} is what a forge says of one. */
public final class PullRequestWriter<R> {
    private static final int TRIES = 6;

    private final RateLimitedConnector connector;
    private final IntFunction<R> requests;
    private final Function<R, ForgePullRequest> reader;

    public PullRequestWriter(
            RateLimitedConnector connector, IntFunction<R> requests, Function<R, ForgePullRequest> reader) {
        this.connector = connector;
        this.requests = requests;
        this.reader = reader;
    }

    public ForgePullRequest writeUntil(Predicate<ForgePullRequest> done, int number, Write<R> write) {
        return writeUntil((request, pull) -> done.test(pull), number, write);
    }

    /** What the forge took is not written again, however late it shows it. */
    public ForgePullRequest writeUntil(BiPredicate<R, ForgePullRequest> done, int number, Write<R> write) {
        boolean taken = false;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 2) {
                connector.backOff(attempt);
            }
            R request = requests.apply(number);
            ForgePullRequest pull = reader.apply(request);
            if (done.test(request, pull)) {
                return pull;
            }
            try {
                taken = taken || write.on(request);
            } catch (ResponseLostException lost) {
                connector.backOff(attempt);
            }
        }
        throw new ForgeException("The forge does not show what was written to pull request %d.".formatted(number));
    }

    /** One attempt to write; true when the forge took all of it. */
    public interface Write<R> {
        boolean on(R request);
    }
}
