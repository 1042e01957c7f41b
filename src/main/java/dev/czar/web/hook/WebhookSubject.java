package dev.czar.web.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Which pull requests a payload of a forge names, 0 when none, and which commit, "" when none; nothing else of it is read. */
record WebhookSubject(Set<Integer> pullRequests, String commit) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static WebhookSubject of(byte[] payload) {
        try {
            JsonNode json = MAPPER.readTree(payload);
            return json == null ? nothing() : of(json);
        } catch (IOException malformed) {
            return nothing();
        }
    }

    private static WebhookSubject of(JsonNode json) {
        Set<Integer> numbers = new TreeSet<>();
        numbers.add(json.at("/pull_request/number").asInt());
        numbers.add(json.at("/issue/number").asInt());
        numbers.add(json.at("/merge_request/iid").asInt());
        if (json.path("object_kind").asText("").equals("merge_request")) {
            numbers.add(json.at("/object_attributes/iid").asInt());
        }
        String commit =
                json.path("sha").asText(json.at("/object_attributes/sha").asText(""));
        for (String run : new String[] {"check_run", "check_suite", "workflow_run"}) {
            json.path(run)
                    .path("pull_requests")
                    .forEach(pull -> numbers.add(pull.path("number").asInt()));
            commit = json.path(run).path("head_sha").asText(commit);
        }
        return new WebhookSubject(numbers, commit);
    }

    private static WebhookSubject nothing() {
        return new WebhookSubject(Set.of(0), "");
    }
}
