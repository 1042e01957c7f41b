package dev.czar.world.forge;

import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import dev.czar.world.forge.connection.RateLimitedConnector;
import java.util.Optional;
import java.util.Set;

/**
 * Lands by a request to merge that a server is asked for. What was done already is read from the request itself, so that it can be begun again
 * when an answer was lost.
 */
public final class RequestedLanding<S extends RequestedLanding.RequestState> implements ForgeLanding {
    private static final Set<LandingPhase> OVER = Set.of(LandingPhase.MERGED, LandingPhase.REFUSED);

    private final LandingServer<S> server;
    private final RateLimitedConnector connector;

    public RequestedLanding(LandingServer<S> server, RateLimitedConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    @Override
    public LandingProgress request(LandingRequest wanted) {
        return connector.retryingLostResponses(() -> {
            S state = server.newest(wanted.branch())
                    .filter(before -> !(wanted.anew() && before.isWithdrawn()))
                    .orElseGet(() -> created(wanted));
            LandingProgress standing = standing(state, wanted.base());
            if (state.isUnderWay() || OVER.contains(standing.phase())) {
                return standing;
            }
            if (!state.head().equals(wanted.head())) {
                throw new ResponseLostException(
                        "The forge does not show yet what was pushed to %s.".formatted(wanted.branch()));
            }
            return server.merge(wanted, state);
        });
    }

    @Override
    public Optional<LandingProgress> progress(String branch, String base) {
        return connector.retryingLostResponses(() -> server.newest(branch).map(state -> standing(state, base)));
    }

    /** What a person sends to another branch is not merged there. */
    private LandingProgress standing(S state, String base) {
        LandingProgress shown = state.progress();
        return state.base().equals(base) || OVER.contains(shown.phase())
                ? shown
                : new LandingProgress(
                        shown.number(),
                        LandingPhase.REFUSED,
                        "",
                        "somebody has it go to %s; have it go to %s again".formatted(state.base(), base),
                        shown.since());
    }

    @Override
    public void withdraw(String branch) {
        connector.retryingLostResponses(() -> {
            server.newest(branch)
                    .filter(state -> !state.isWithdrawn() && state.progress().phase() != LandingPhase.MERGED)
                    .ifPresent(state -> server.close(state.progress().number()));
            return branch;
        });
    }

    private S created(LandingRequest wanted) {
        server.create(wanted);
        return server.newest(wanted.branch())
                .orElseThrow(() -> new ResponseLostException(
                        "The forge does not show the request for %s yet.".formatted(wanted.branch())));
    }

    /** What a server is asked for. */
    public interface LandingServer<S extends RequestState> {
        /** The newest of the branch; one of a fork's branch of that name is another's. */
        Optional<S> newest(String branch);

        /** Leaves one that is there as it is. */
        void create(LandingRequest wanted);

        /** Merges it, or has the server do so when it may; where it stands then, in the server's words. */
        LandingProgress merge(LandingRequest wanted, S state);

        void close(int number);
    }

    /** A request, as its server shows it. */
    public interface RequestState {
        String head();

        /** The branch it goes to. */
        String base();

        /** Whether the server goes on by itself. */
        boolean isUnderWay();

        /** Closed, and not merged. */
        boolean isWithdrawn();

        LandingProgress progress();
    }
}
