package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeLanding.LandingPhase;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.ForgeLanding.LandingRequest;
import dev.czar.world.forge.RequestedLanding.LandingServer;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges through GitLab's merge train where the project has trains, else at once, else by having GitLab do it when the pipeline lets it. What was
 * done already is read from the merge request and its train.
 */
final class GitLabLanding implements LandingServer<GitLabLandingState> {
    private final ServerClient client;
    private final String home;

    GitLabLanding(ServerClient client, String home) {
        this.client = client;
        this.home = home;
    }

    @Override
    public Optional<GitLabLandingState> newest(String branch) {
        List<JsonNode> all = client.list(
                home + "/merge_requests?state=all&source_branch=" + ServerClient.encoded(branch) + "&per_page=100");
        return all.stream()
                .filter(json -> json.path("source_project_id").equals(json.path("target_project_id")))
                .max(Comparator.comparingInt(json -> json.path("iid").asInt()))
                .map(listed -> state(client.get(place(listed.path("iid").asInt()))));
    }

    private GitLabLandingState state(JsonNode json) {
        boolean open = json.path("state").asText("").equals("opened");
        JsonNode project = open ? client.get(home) : json.path("");
        boolean trains = project.path("merge_trains_enabled").asBoolean();
        int number = json.path("iid").asInt();
        Optional<JsonNode> train =
                trains ? client.readable(home + "/merge_trains/merge_requests/" + number) : Optional.empty();
        List<JsonNode> notes = trains
                ? client.page(home + "/merge_requests/" + number
                        + "/notes?activity_filter=only_activity&sort=desc&per_page=100")
                : List.of();
        return new GitLabLandingState(project, json, train, notes);
    }

    @Override
    public void create(LandingRequest wanted) {
        try {
            client.write(
                    "POST",
                    home + "/merge_requests",
                    Map.of(
                            "title", wanted.title(),
                            "source_branch", wanted.branch(),
                            "target_branch", wanted.base(),
                            "description", wanted.body()));
        } catch (ForgeRefusalException refused) {
            if (!refused.isConflict()) {
                throw refused;
            }
        }
    }

    @Override
    public void close(int number) {
        client.write("PUT", place(number), Map.of("state_event", "close"));
    }

    @Override
    public LandingProgress merge(LandingRequest wanted, GitLabLandingState state) {
        if (wanted.linear() && state.makesMerges()) {
            throw new ForgeException(
                    "The project merges by merge commits, and mergeStyle in czar.yaml wants a linear mainline.");
        }
        try {
            if (state.hasTrains()) {
                client.write(
                        "POST",
                        home + "/merge_trains/merge_requests/" + state.number(),
                        asked(wanted, state, "when_pipeline_succeeds"));
                return state.in(LandingPhase.QUEUED, "it is on the merge train");
            }
            if (!state.isMergeable() && !state.waitsForPipeline()) {
                return state.progress();
            }
            JsonNode answer = client.write(
                    "PUT", place(state.number()) + "/merge", asked(wanted, state, "merge_when_pipeline_succeeds"));
            return new GitLabLandingState(state.project(), answer, Optional.empty(), List.of()).progress();
        } catch (ForgeRefusalException refused) {
            return state.in(LandingPhase.WAITING, state.progress().words() + "; " + refused.getMessage());
        }
    }

    /** Also by the word that GitLab had for it before 17.11: one that it does not know it leaves unread, and merges at once or refuses. */
    private static Map<String, Object> asked(LandingRequest wanted, GitLabLandingState state, String before) {
        boolean waits = !state.isMergeable();
        return Map.of("sha", wanted.head(), "auto_merge", waits, before, waits, "squash", false);
    }

    private String place(int number) {
        return home + "/merge_requests/" + number;
    }
}
