package dev.czar.world.forge.gitlab;

import dev.czar.world.forge.hosted.ScriptedServer.ScriptedAnswer;
import dev.czar.world.forge.hosted.ScriptedServer.ScriptedPullRequest;
import dev.czar.world.forge.hosted.ScriptedServer.ScriptedRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the scripted project merges: at once, when the pipeline lets it, or by a train. */
final class FakeMergeTrain {
    private final Map<Integer, String> train = new HashMap<>();
    private final Map<Integer, String> merged = new HashMap<>();
    private final Map<Integer, Boolean> automatic = new HashMap<>();
    boolean trains;
    String method = "merge";
    String status = "mergeable";
    /** The word by which this version of GitLab is asked to wait for the pipeline. */
    String waiting = "auto_merge";

    Map<String, Object> ofProject(Map<String, Object> project) {
        Map<String, Object> all = new LinkedHashMap<>(project);
        all.put("merge_trains_enabled", trains);
        all.put("merge_method", method);
        return all;
    }

    Map<String, Object> ofRequest(ScriptedPullRequest pull, Map<String, Object> json) {
        json.put("detailed_merge_status", pull.state.equals("open") ? status : "not_open");
        json.put("merge_when_pipeline_succeeds", automatic.getOrDefault(pull.number, false));
        json.put("merge_commit_sha", merged.get(pull.number));
        return json;
    }

    /** The train, or GitLab by itself, is through with it. */
    void complete(ScriptedPullRequest pull, String commit) {
        train.remove(pull.number);
        pull.state = "merged";
        merged.put(pull.number, commit);
    }

    /** As when a person puts it on the train. */
    void board(ScriptedPullRequest pull) {
        train.put(pull.number, "fresh");
    }

    void leave(ScriptedPullRequest pull) {
        train.remove(pull.number);
    }

    ScriptedAnswer train(ScriptedRequest request, ScriptedPullRequest pull) {
        if (request.method().equals("GET")) {
            return train.containsKey(pull.number)
                    ? ScriptedAnswer.of(Map.of("status", train.get(pull.number), "created_at", pull.opened))
                    : ScriptedAnswer.missing();
        }
        if (!request.text("sha").equals(pull.head) || train.containsKey(pull.number)) {
            return new ScriptedAnswer(409, Map.of("message", "409 Conflict"));
        }
        board(pull);
        return new ScriptedAnswer(201, Map.of());
    }

    ScriptedAnswer merge(ScriptedRequest request, ScriptedPullRequest pull) {
        if (!request.text("sha").equals(pull.head)) {
            return new ScriptedAnswer(409, Map.of("message", "SHA does not match HEAD of source branch"));
        }
        if (request.input().path(waiting).asBoolean()) {
            automatic.put(pull.number, true);
        } else if (status.equals("mergeable")) {
            complete(pull, "b".repeat(40));
        } else {
            return new ScriptedAnswer(405, Map.of("message", "405 Method Not Allowed"));
        }
        return ScriptedAnswer.of(null);
    }
}
