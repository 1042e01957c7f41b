package dev.czar.sensor;

import dev.czar.fact.ElapsedTime;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** States each branch's pull request as the forge has it, whoever changed it there, and the review that counts at its head. */
public final class ForgeSensor implements Sensor {
    private final Forge forge;
    private final Set<String> workers;
    private final Clock clock;

    public ForgeSensor(Forge forge, Set<String> workers, Clock clock) {
        this.forge = forge;
        this.workers = Set.copyOf(workers);
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
        Map<String, ForgePullRequest> newest = new TreeMap<>();
        forge.list().stream()
                .filter(pull -> workers.contains(pull.draft().worker()))
                .forEach(pull -> newest.put(pull.branch(), pull));
        List<Fact> facts = new ArrayList<>();
        for (ForgePullRequest pull : newest.values()) {
            facts.add(request(pull, now));
            pull.reviewOf(pull.head()).map(review -> review(pull, review, now)).ifPresent(facts::add);
        }
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
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
                Verdict.valueOf(review.answer().verdict().name()),
                review.answer().text(),
                ElapsedTime.between(review.at(), now));
    }
}
