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
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.omnibus.build.BuildLog.BuildRecord;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.KeptHeads;
import dev.czar.world.git.LandedHistory;
import dev.czar.world.git.OriginMainline;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.worktree.MainlineForward;
import dev.czar.world.git.worktree.MainlineForward.ForwardResult;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves the mainline to the very commit that was tested, and proves it; where the mainline at origin is meant, that one
 * first. Nobody's uncommitted work is touched.
 */
public final class LandOmnibusActuator implements Actuator<LandOmnibus> {
    private static final String LANDING = "landing";

    private final IntegrationContext site;
    private final Forge forge;
    private final GitRepository repository;
    private final MainlineForward forward;
    private final Optional<OriginMainline> destination;
    private final LandingCommits commits;
    private final LandedHistory landings;
    private final EquivalentChange equivalents;

    /** {@code destination} is the mainline at origin when the omnibus lands there. */
    public LandOmnibusActuator(
            IntegrationContext site, Forge forge, Optional<OriginMainline> destination, LandingCommits commits) {
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
        if (!isLanded(before, action.commit())) {
            Optional<Outcome> refused = land(action, before);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        note(action, "landed", before);
        Outcome outcome = proven(action, before);
        return outcome.happened(landedAt(action).orElse(outcome.at()));
    }

    private boolean isLanded(String mainline, String commit) {
        return repository.history().contains(landings.of(mainline), commit)
                && destination.filter(there -> !holds(there, commit)).isEmpty();
    }

    private boolean holds(OriginMainline there, String commit) {
        return there.head()
                .filter(head -> repository.history().contains(landings.of(head), commit))
                .isPresent();
    }

    /** When this landing was begun last; empty when somebody else brought the commit to the mainline. */
    private Optional<Instant> landedAt(LandOmnibus action) {
        return site.journal().steps(action.key()).stream()
                .filter(step -> step.name().equals(LANDING))
                .reduce((older, newer) -> newer)
                .map(ExecutionStep::at);
    }

    /** What speaks against landing, or nothing when it is done. */
    private Optional<Outcome> land(LandOmnibus action, String before) {
        boolean built = repository
                .head(site.trunk().omnibus())
                .filter(action.commit()::equals)
                .isPresent();
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
        Optional<Outcome> refused = destination.flatMap(there -> landAt(there, action, last));
        if (refused.isPresent()) {
            return refused;
        }
        ForwardResult moved = forward.to(last, before);
        if (moved.done() || destination.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(moved.overtaken() ? lapsed(action, moved.problem()) : failed(action, moved.problem()));
    }

    private Optional<Outcome> landAt(OriginMainline there, LandOmnibus action, String last) {
        try {
            return there.land(last)
                    ? Optional.empty()
                    : Optional.of(lapsed(action, "origin's mainline moved away from what was tested"));
        } catch (PushRefusedException refused) {
            OriginRefusal fact =
                    new OriginRefusal(there.branch().name(), action.commit(), refused.words(), Duration.ZERO);
            return Optional.of(Outcome.failed(action, site.clock().instant(), refused.getMessage(), fact));
        }
    }

    private Outcome proven(LandOmnibus action, String before) {
        CommitHistory history = repository.history();
        String landed = destination
                .flatMap(OriginMainline::head)
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
        facts.add(new Omnibus(action.commit(), action.tree(), base, OmnibusState.LANDED, Duration.ZERO));
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
        return destination
                .map(there -> outcome.and(Observation.gone(
                        Fact.key(OriginRefusal.class, there.branch().name()), action.key(), outcome.at())))
                .orElse(outcome);
    }

    /** Tasks whose open pull request is approved at a head whose change the commit does not hold. */
    private List<String> missing(String commit) {
        return forge.list().pulls().stream()
                .filter(pull -> pull.state() == PullRequestState.OPEN && isApproved(pull))
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
