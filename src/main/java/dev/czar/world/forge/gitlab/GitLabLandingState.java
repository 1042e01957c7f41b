package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.ForgeLanding.LandingPhase;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.RequestedLanding.RequestState;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A merge request by which something lands, with its project, its place on a merge train and what GitLab noted of it, newest first: that a train
 * took it out stands only there.
 */
record GitLabLandingState(JsonNode project, JsonNode json, Optional<JsonNode> train, List<JsonNode> notes)
        implements RequestState {
    private static final Map<String, String> WORDS = Map.of(
            "ci_must_pass", "what the branch asks for is missing: its pipeline",
            "ci_still_running", "its pipeline runs",
            "not_approved", "what the branch asks for is missing: approvals",
            "requested_changes", "somebody asks for changes",
            "discussions_not_resolved", "threads are not resolved",
            "draft_status", "it is a draft",
            "conflict", "it conflicts with the branch",
            "need_rebase", "the branch has moved on");
    private static final Pattern ON_TRAIN =
            Pattern.compile("(?s)(?:started a merge train|added this merge request to the merge train|"
                    + "(removed) this merge request from the merge train(?: because (.*))?).*");

    int number() {
        return json.path("iid").asInt();
    }

    @Override
    public String head() {
        return json.path("sha").asText("");
    }

    @Override
    public String base() {
        return json.path("target_branch").asText("");
    }

    private String state() {
        return json.path("state").asText("");
    }

    @Override
    public boolean isWithdrawn() {
        return state().equals("closed");
    }

    @Override
    public boolean isUnderWay() {
        return train.isPresent()
                || state().equals("locked")
                || json.path("merge_when_pipeline_succeeds").asBoolean();
    }

    boolean hasTrains() {
        return project.path("merge_trains_enabled").asBoolean();
    }

    boolean makesMerges() {
        return !project.path("merge_method").asText("merge").equals("ff");
    }

    boolean isMergeable() {
        return status().equals("mergeable");
    }

    boolean waitsForPipeline() {
        return Stream.of("ci_must_pass", "ci_still_running").anyMatch(status()::equals);
    }

    private String status() {
        return json.path("detailed_merge_status").asText("");
    }

    @Override
    public LandingProgress progress() {
        if (state().equals("merged")) {
            return new LandingProgress(number(), LandingPhase.MERGED, landed(), "it is merged", since());
        }
        if (isWithdrawn()) {
            return in(LandingPhase.REFUSED, "it was closed; reopen it to have it landed");
        }
        if (train.isPresent()) {
            return new LandingProgress(
                    number(),
                    LandingPhase.QUEUED,
                    "",
                    "it is on the merge train (%s)"
                            .formatted(train.get().path("status").asText("")),
                    ServerClient.at(train.get(), "created_at"));
        }
        return takenOut().orElseGet(this::open);
    }

    private Optional<LandingProgress> takenOut() {
        return notes.stream()
                .map(note -> ON_TRAIN.matcher(note.path("body").asText("")))
                .filter(Matcher::matches)
                .findFirst()
                .filter(last -> last.group(1) != null)
                .map(last -> in(
                        LandingPhase.REFUSED,
                        "the merge train took it out (%s); put it on again, or mend what the forge found"
                                .formatted(last.group(2) == null ? "no reason is given" : last.group(2))));
    }

    private LandingProgress open() {
        if (isUnderWay()) {
            return in(LandingPhase.WAITING, WORDS.getOrDefault(status(), "GitLab merges it by itself"));
        }
        return isMergeable()
                ? in(LandingPhase.READY, "it can be merged")
                : in(LandingPhase.WAITING, WORDS.getOrDefault(status(), "GitLab looks whether it can be merged"));
    }

    /** What the branch got: the merge, the squashed commit, or the head itself where it was moved forward. */
    private String landed() {
        return Stream.of("merge_commit_sha", "squash_commit_sha", "sha")
                .filter(json::hasNonNull)
                .map(field -> json.path(field).asText())
                .findFirst()
                .orElse("");
    }

    /** Since it was opened. */
    LandingProgress in(LandingPhase phase, String words) {
        return new LandingProgress(number(), phase, "", words, since());
    }

    private java.time.Instant since() {
        return ServerClient.at(json, "created_at");
    }
}
