package dev.czar.omnibus.build;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.integration.IntegrationContext;
import dev.czar.actuator.integration.OpenPullRequestActuator.PullRequestFacts;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.ChangeScope.LandedGoverningChange;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.OriginRefusal;
import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Memory.PastLanding;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.LandedDifference;
import dev.czar.fact.Omnibus.LandingPhase;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.omnibus.build.BuildLog.BuildRecord;
import dev.czar.omnibus.build.LandingDestination.LandingAnswer;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.LandedHistory;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.recovery.KeptHeads;
import dev.czar.world.git.worktree.MainlineForward;
import dev.czar.world.git.worktree.MainlineForward.ForwardResult;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves the mainline to the very commit that was tested, and proves it; where the mainline at origin is meant, that one
 * first. Nobody's uncommitted work is touched.
 */
public final class LandOmnibusActuator implements Actuator<LandOmnibus> {
    private static final String LANDING = "landing";
    private static final String LANDED = "landed";

    private final IntegrationContext site;
    private final Forge forge;
    private final GitRepository repository;
    private final MainlineForward forward;
    private final Optional<LandingDestination> destination;
    private final LandingCommits commits;
    private final LandedHistory landings;
    private final EquivalentChange equivalents;

    /** {@code destination} is the mainline that people share when the omnibus lands there. */
    public LandOmnibusActuator(
            IntegrationContext site, Forge forge, Optional<LandingDestination> destination, LandingCommits commits) {
        this.site = site;
        this.forge = forge;
        this.repository = site.repository();
        this.forward = new MainlineForward(repository, site.trunk().mainline());
        this.destination = destination;
        this.commits = commits;
        this.landings = new LandedHistory(repository);
        this.equivalents = new EquivalentChange(repository);
    }

    @Override
    public Class<LandOmnibus> actionType() {
        return LandOmnibus.class;
    }

    @Override
    public Outcome act(LandOmnibus action) {
        CommitHistory history = repository.history();
        String before = repository.requireHead(site.trunk().mainline());
        if (!history.commit(action.commit()).tree().equals(action.tree())) {
            return failed(
                    action, "commit %s does not hold the tested tree %s".formatted(action.commit(), action.tree()));
        }
        Optional<String> arrived = arrival(action, before);
        if (arrived.isEmpty() && !isLanded(before, action.commit())) {
            Optional<Outcome> kept = land(action, before);
            if (kept.isPresent()) {
                return kept.get();
            }
            arrived = arrival(action, before);
        }
        Optional<Instant> landed = landedAt(action, arrived.isPresent());
        note(action, LANDED, before);
        Outcome outcome = proven(action, before, arrived.orElse(action.commit()));
        return outcome.happened(landed.orElse(outcome.at()));
    }

    private boolean isLanded(String mainline, String commit) {
        return repository.history().contains(landings.of(mainline), commit)
                && destination.filter(there -> !holds(there, commit)).isEmpty();
    }

    /** The commit by which others brought it there; the mainline here goes where that one is, unless it has commits of its own. */
    private Optional<String> arrival(LandOmnibus action, String before) {
        CommitHistory history = repository.history();
        Optional<String> arrived = destination.flatMap(there -> there.arrival(action));
        arrived.filter(commit -> !history.contains(landings.of(commit), action.commit()))
                .ifPresent(commit -> landings.record(commit, action.commit()));
        arrived.flatMap(commit -> destination.flatMap(LandingDestination::head))
                .filter(head -> history.contains(head, before))
                .ifPresent(head -> forward.to(head, before));
        return arrived;
    }

    private boolean holds(LandingDestination there, String commit) {
        return there.head()
                .filter(head -> repository.history().contains(landings.of(head), commit))
                .isPresent();
    }

    /**
     * When it was seen to have landed before a crash, or else when this landing was begun last; empty when somebody else
     * brought the commit there: a pull request that was asked for may have waited for days.
     */
    private Optional<Instant> landedAt(LandOmnibus action, boolean byOthers) {
        Optional<ExecutionStep> last = Optional.empty();
        for (ExecutionStep step : site.journal().steps(action.key())) {
            boolean seen = last.filter(before -> before.name().equals(LANDED)).isPresent();
            if (step.name().equals(LANDING) || (step.name().equals(LANDED) && !seen)) {
                last = Optional.of(step);
            }
        }
        return last.filter(step -> step.name().equals(LANDED) || !byOthers).map(ExecutionStep::at);
    }

    /** What speaks against landing, or nothing when it is done. */
    private Optional<Outcome> land(LandOmnibus action, String before) {
        boolean built = omnibus().filter(action.commit()::equals).isPresent()
                || destination.filter(there -> there.isAsked(action.commit())).isPresent();
        if (!built || !repository.history().contains(action.commit(), before)) {
            return Optional.of(
                    lapsed(action, "the mainline is at %s and the omnibus does not stand on it".formatted(before)));
        }
        List<String> missing = missing(action.commit());
        if (action.landing() == Landing.WHOLE && !missing.isEmpty()) {
            return Optional.of(failed(action, "accepted and not in the omnibus: " + missing));
        }
        note(action, LANDING, before);
        Optional<String> last = commits.onto(before, action.commit());
        if (last.isEmpty()) {
            return Optional.of(lapsed(
                    action, "the mainline is at %s and holds more than the omnibus was begun on".formatted(before)));
        }
        return move(action, before, last.get());
    }

    private Optional<Outcome> move(LandOmnibus action, String before, String last) {
        if (!repository.history().commit(last).tree().equals(action.tree())) {
            return Optional.of(failed(
                    action,
                    "the commits that would land end at %s, which does not hold the tested tree %s; nothing was moved"
                            .formatted(last, action.tree())));
        }
        landings.record(last, action.commit());
        if (destination.isPresent()) {
            return landAt(destination.get(), action, last, before);
        }
        ForwardResult moved = forward.to(last, before);
        if (moved.done()) {
            return Optional.empty();
        }
        return Optional.of(moved.overtaken() ? lapsed(action, moved.problem()) : failed(action, moved.problem()));
    }

    private Optional<Outcome> landAt(LandingDestination there, LandOmnibus action, String last, String before) {
        LandingAnswer answer = there.land(action, last);
        if (answer instanceof LandingAnswer.Refused refused) {
            OriginRefusal fact = new OriginRefusal(there.branch(), action.commit(), refused.words(), Duration.ZERO);
            return Optional.of(Outcome.failed(action, site.clock().instant(), refused.message(), fact));
        }
        if (answer instanceof LandingAnswer.Overtaken) {
            return Optional.of(lapsed(action, "origin's mainline moved away from what was tested"));
        }
        if (answer instanceof LandingAnswer.Pending pending) {
            return pending(action, pending.request());
        }
        forward.to(last, before);
        return Optional.empty();
    }

    private Optional<Outcome> pending(LandOmnibus action, RequestedLanding request) {
        String detail = "pull request %d: %s".formatted(request.number(), request.words());
        return request.phase() == LandingPhase.MERGED
                ? Optional.empty()
                : Optional.of(Outcome.lapsed(action, site.clock().instant(), detail, request));
    }

    private Outcome proven(LandOmnibus action, String before, String arrived) {
        CommitHistory history = repository.history();
        String landed = destination
                .flatMap(LandingDestination::head)
                .orElseGet(() -> repository.requireHead(site.trunk().mainline()));
        String landedHistory = landings.of(landed);
        boolean exact =
                history.commit(landings.commitFor(action.commit())).tree().equals(action.tree());
        if (!exact || !history.contains(landedHistory, action.commit())) {
            return failed(action, "the mainline is at %s and does not contain %s".formatted(landed, action.commit()));
        }
        List<Fact> facts = new ArrayList<>();
        String base = new BuildLog(repository)
                .endingAt(action.commit())
                .map(BuildRecord::mainline)
                .orElse(before);
        if (omnibus().filter(tip -> isFurther(tip, action.commit())).isEmpty()) {
            facts.add(new Omnibus(action.commit(), action.tree(), base, OmnibusState.LANDED, Duration.ZERO));
        }
        facts.add(new PastLanding(action.commit(), Duration.ZERO));
        if (!history.commit(arrived).tree().equals(action.tree())) {
            facts.add(new LandedDifference(action.commit(), arrived, Duration.ZERO));
        }
        for (ForgePullRequest pull : forge.list().pulls()) {
            boolean noticed = forge.noticesMerges()
                    && (pull.state() != PullRequestState.OPEN || history.contains(landed, pull.head()));
            if (!noticed && history.contains(landedHistory, pull.head())) {
                facts.add(PullRequestFacts.of(forge.setState(pull.number(), PullRequestState.LANDED), site.clock()));
            }
        }
        forward.keptOutOfForce(base, action.commit())
                .ifPresent(kept -> facts.add(new LandedGoverningChange(
                        action.commit(), kept.directory().toString(), kept.files(), Duration.ZERO)));
        new KeptHeads(repository)
                .release(head -> history.contains(landedHistory, head)
                        || equivalents.in(landedHistory, head).isPresent());
        note(action, "proven", landed);
        String detail =
                "landed %s, tree %s, missing %s".formatted(action.commit(), action.tree(), missing(landedHistory));
        Outcome outcome = Outcome.done(action, site.clock().instant(), detail, facts.toArray(Fact[]::new));
        return destination.map(there -> settled(there, action, outcome)).orElse(outcome);
    }

    private Optional<String> omnibus() {
        return repository.head(site.trunk().omnibus());
    }

    /** Whether more was built on it since, which has not landed. */
    private boolean isFurther(String tip, String commit) {
        return !tip.equals(commit)
                && repository.history().contains(tip, commit)
                && !repository
                        .history()
                        .contains(
                                landings.of(repository.requireHead(site.trunk().mainline())), tip);
    }

    private static Outcome settled(LandingDestination there, LandOmnibus action, Outcome outcome) {
        Outcome taken = outcome.and(
                Observation.gone(Fact.key(OriginRefusal.class, there.branch()), action.key(), outcome.at()));
        return there.settle(action)
                ? taken.and(Observation.gone(Fact.key(RequestedLanding.class, "omnibus"), action.key(), outcome.at()))
                : taken;
    }

    /** Tasks whose open pull request is approved at a head whose change the commit does not hold. */
    private List<String> missing(String commit) {
        Set<String> leftOut = new BuildLog(repository).headsLeftOutOf(commit);
        return forge.list().pulls().stream()
                .filter(pull -> pull.state() == PullRequestState.OPEN && isApproved(pull))
                .filter(pull -> !leftOut.contains(pull.head()))
                .filter(pull -> !repository.history().contains(commit, pull.head()))
                .filter(pull -> equivalents.in(commit, pull.head()).isEmpty())
                .map(pull -> pull.draft().task())
                .toList();
    }

    private static boolean isApproved(ForgePullRequest pull) {
        return pull.reviewOf(pull.head())
                .filter(review -> review.answer().verdict() == ReviewVerdict.APPROVE)
                .isPresent();
    }

    private Outcome failed(LandOmnibus action, String reason) {
        return Outcome.failed(action, site.clock().instant(), reason);
    }

    private Outcome lapsed(LandOmnibus action, String reason) {
        return Outcome.lapsed(action, site.clock().instant(), reason);
    }

    private void note(LandOmnibus action, String step, String detail) {
        site.journal()
                .append(new ExecutionStep(
                        action.key(), step, detail, site.clock().instant()));
    }
}
