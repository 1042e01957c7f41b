package dev.czar.web;

import dev.czar.fact.CheckResult;
import dev.czar.fact.Claim;
import dev.czar.fact.Delivery;
import dev.czar.fact.Evicted;
import dev.czar.fact.PullRequest;
import dev.czar.fact.Review;
import dev.czar.fact.Task;
import java.util.List;
import java.util.Optional;

/** A task of the queue, how far it has come, what it waits for and the facts that say so. */
public record TaskView(
        Task task,
        TaskStage stage,
        String worker,
        List<String> requires,
        List<String> waitsFor,
        Optional<Claim> claim,
        Optional<Delivery> delivery,
        Optional<CheckResult> check,
        Optional<PullRequest> pullRequest,
        Optional<Review> review,
        Optional<Evicted> evicted) {}
