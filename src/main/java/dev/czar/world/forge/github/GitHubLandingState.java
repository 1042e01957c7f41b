package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeLanding.LandingPhase;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.RequestedLanding.RequestState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A pull request by which something lands, and what its repository allows, as {@link GitHubLanding} asks for them. */
record GitHubLandingState(JsonNode repository, JsonNode pull) implements RequestState {
    private static final Set<String> MERGEABLE = Set.of("CLEAN", "UNSTABLE", "HAS_HOOKS");
    private static final Map<String, String> WORDS = Map.of(
            "BLOCKED", "what the branch asks for is missing: checks or reviews",
            "BEHIND", "the branch has moved on",
            "DIRTY", "it conflicts with the branch",
            "DRAFT", "it is a draft");
    private static final String REMOVED = "RemovedFromMergeQueueEvent";

    String id() {
        return pull.path("id").asText("");
    }

    @Override
    public String head() {
        return pull.path("headRefOid").asText("");
    }

    @Override
    public String base() {
        return pull.path("baseRefName").asText("");
    }

    int number() {
        return pull.path("number").asInt();
    }

    boolean hasQueue() {
        return pull.path("isMergeQueueEnabled").asBoolean();
    }

    boolean isMergeable() {
        return MERGEABLE.contains(pull.path("mergeStateStatus").asText(""));
    }

    boolean mayBeAutomatic() {
        return repository.path("autoMergeAllowed").asBoolean();
    }

    @Override
    public boolean isWithdrawn() {
        return state().equals("CLOSED");
    }

    private String state() {
        return pull.path("state").asText("");
    }

    @Override
    public boolean isUnderWay() {
        return pull.path("mergeQueueEntry").isObject()
                || pull.path("autoMergeRequest").isObject();
    }

    @Override
    public LandingProgress progress() {
        JsonNode queued = pull.path("mergeQueueEntry");
        JsonNode last = pull.at("/timelineItems/nodes/0");
        if (state().equals("MERGED")) {
            return merged(pull.at("/mergeCommit/oid").asText(""));
        }
        if (isWithdrawn()) {
            return in(LandingPhase.REFUSED, "it was closed; reopen it to have it landed");
        }
        if (queued.isObject()) {
            return new LandingProgress(
                    number(),
                    LandingPhase.QUEUED,
                    "",
                    "it is number " + queued.path("position").asInt() + " in the merge queue",
                    GitHubPullRequest.at(queued, "enqueuedAt"));
        }
        if (last.path("__typename").asText("").equals(REMOVED)) {
            return new LandingProgress(
                    number(),
                    LandingPhase.REFUSED,
                    "",
                    "the merge queue took it out (%s); put it in again, or mend what the forge found"
                            .formatted(last.path("reason").asText("no reason is given")),
                    GitHubPullRequest.at(last, "createdAt"));
        }
        return open();
    }

    private LandingProgress open() {
        String status = pull.path("mergeStateStatus").asText("");
        if (pull.path("autoMergeRequest").isObject()) {
            return in(LandingPhase.WAITING, WORDS.getOrDefault(status, "GitHub merges it by itself"));
        }
        return isMergeable()
                ? in(LandingPhase.READY, "it can be merged")
                : in(LandingPhase.WAITING, WORDS.getOrDefault(status, "GitHub looks whether it can be merged"));
    }

    /** Since it was opened. */
    LandingProgress in(LandingPhase phase, String words) {
        return new LandingProgress(number(), phase, "", words, GitHubPullRequest.at(pull, "createdAt"));
    }

    LandingProgress merged(String commit) {
        return new LandingProgress(
                number(), LandingPhase.MERGED, commit, "it is merged", GitHubPullRequest.at(pull, "createdAt"));
    }

    /** The first way of merging that the repository allows and that keeps the most of what was tested. */
    String method(boolean linear) {
        return (linear ? List.of("REBASE", "SQUASH") : List.of("MERGE", "SQUASH"))
                .stream()
                        .filter(method -> repository
                                .path(method.toLowerCase(Locale.ROOT)
                                        + (method.equals("MERGE") ? "CommitAllowed" : "MergeAllowed"))
                                .asBoolean())
                        .findFirst()
                        .orElseThrow(
                                () -> new ForgeException(
                                        linear
                                                ? "The repository allows neither rebasing nor squashing, and mergeStyle in czar.yaml wants a linear mainline."
                                                : "The repository allows neither merge commits nor squashing: write mergeStyle: rebase in czar.yaml."));
    }
}
