package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestFault;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.io.TaskBranchNames;
import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** States each branch's pull request as the forge has it, Czar's review of its head, and what people and CI say of it. */
public final class ForgeSensor implements Sensor {
    private final Forge forge;
    private final Set<String> workers;
    private final TaskBranchNames branches;
    private final ProjectRequirements wanted;
    private final Clock clock;
    private final Map<Integer, Instant> faultsSince = new HashMap<>();

    public ForgeSensor(
            Forge forge, Set<String> workers, TaskBranchNames branches, ProjectRequirements wanted, Clock clock) {
        this.forge = forge;
        this.workers = Set.copyOf(workers);
        this.branches = branches;
        this.wanted = wanted;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forge";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.FORGE);
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PullRequestListing listing = forge.list();
        Map<String, ForgePullRequest> newest = new TreeMap<>();
        listing.pulls().stream()
                .filter(pull -> workers.contains(pull.draft().worker()))
                .forEach(pull -> newest.put(pull.branch(), pull));
        List<Fact> facts = new ArrayList<>();
        for (ForgePullRequest pull : newest.values()) {
            facts.add(request(pull, now));
            pull.reviewOf(pull.head()).map(review -> review(pull, review, now)).ifPresent(facts::add);
            pull.feedback()
                    .map(said -> new ForgeFeedbackFacts(pull, said, wanted, now).all())
                    .ifPresent(facts::addAll);
        }
        facts.addAll(faults(listing.unreadable(), now));
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    /** Those of our workers; whose one is of which nothing is known, may be ours. */
    private List<PullRequestFault> faults(List<UnreadablePullRequest> unreadable, Instant now) {
        faultsSince
                .keySet()
                .retainAll(
                        unreadable.stream().map(UnreadablePullRequest::number).toList());
        return unreadable.stream()
                .filter(one -> one.branch().isEmpty()
                        || name(one)
                                .filter(name -> workers.contains(name.worker()))
                                .isPresent())
                .map(one -> new PullRequestFault(
                        one.number(),
                        one.ofFork() ? "" : name(one).map(TaskBranchName::task).orElse(""),
                        one.branch(),
                        one.cause(),
                        ElapsedTime.between(faultsSince.computeIfAbsent(one.number(), any -> now), now)))
                .toList();
    }

    private Optional<TaskBranchName> name(UnreadablePullRequest unreadable) {
        return branches.parse(unreadable.branch());
    }

    /** The CI checks that must pass, and whether owners of changed paths must approve; nothing: as the forge requires it. */
    public record ProjectRequirements(Optional<List<String>> checks, Optional<Boolean> owners) {
        public static final ProjectRequirements OF_FORGE = new ProjectRequirements(Optional.empty(), Optional.empty());
    }

    private static PullRequest request(ForgePullRequest pull, Instant now) {
        return new PullRequest(
                pull.number(),
                pull.draft().task(),
                pull.draft().worker(),
                pull.branch(),
                pull.head(),
                PullRequestState.valueOf(pull.state().name()),
                ElapsedTime.between(pull.opened(), now));
    }

    private static Review review(ForgePullRequest pull, PullRequestReview review, Instant now) {
        return new Review(
                pull.number(),
                pull.draft().task(),
                pull.head(),
                ReviewResult.valueOf(review.answer().verdict().name()),
                review.answer().text(),
                ElapsedTime.between(review.at(), now));
    }
}
