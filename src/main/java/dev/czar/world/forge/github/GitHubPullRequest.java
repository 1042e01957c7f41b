package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.TaskBranchNames;
import dev.czar.io.TaskBranchNames.TaskBranchName;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A pull request as GitHub's lists and answers have it. */
record GitHubPullRequest(JsonNode json, TaskBranchNames names) {
    static final String LANDED = "czar:landed";

    /** What GitHub's GraphQL interface calls it. */
    String id() {
        return json.path("node_id").asText("");
    }

    int number() {
        return json.path("number").asInt();
    }

    String branch() {
        return json.at("/head/ref").asText("");
    }

    String head() {
        return json.at("/head/sha").asText("");
    }

    boolean isOpen() {
        return json.path("state").asText("").equals("open");
    }

    PullRequestState state() {
        if (isOpen()) {
            return PullRequestState.OPEN;
        }
        return json.hasNonNull("merged_at") || labels().contains(LANDED)
                ? PullRequestState.LANDED
                : PullRequestState.CLOSED;
    }

    boolean isDraft() {
        return json.path("draft").asBoolean();
    }

    /** Who had GitHub merge it as soon as that may be; "" for nobody. */
    String autoMerge() {
        return json.path("auto_merge").isObject()
                ? json.at("/auto_merge/enabled_by/login").asText("somebody")
                : "";
    }

    /** In small letters: GitHub takes two names for one that differ in that alone. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        json.path("labels")
                .forEach(label -> labels.add(label.path("name").asText("").toLowerCase(Locale.ROOT)));
        return labels;
    }

    String base() {
        return json.at("/base/ref").asText("");
    }

    String title() {
        return json.path("title").asText("");
    }

    String body() {
        return text(json.path("body"));
    }

    /** Changes with each comment, review, label and push; not with what CI says. */
    String version() {
        return "%s %s %s".formatted(json.path("updated_at").asText(""), state(), head());
    }

    /** Whether it is from a branch of a worker in this very repository; anyone may name a branch of a fork like that. */
    boolean isWorkers() {
        JsonNode home = json.at("/head/repo/id");
        return names.parse(branch()).isPresent() && home.isNumber() && home.equals(json.at("/base/repo/id"));
    }

    /** Of one that is open and seems to be from a worker's branch: that its repository is gone; or that it is another's, which concerns no task. */
    Optional<UnreadablePullRequest> unusable(String owner) {
        if (!isOpen() || isWorkers() || names.parse(branch()).isEmpty()) {
            return Optional.empty();
        }
        JsonNode home = json.at("/head/repo/full_name");
        String whose = json.at("/head/user/login").asText("");
        if (home.isMissingNode() && whose.equalsIgnoreCase(owner)) {
            return Optional.of(new UnreadablePullRequest(number(), branch(), "the repository of its branch is gone"));
        }
        String repository = home.asText("a fork of " + whose + " that is gone");
        return Optional.of(UnreadablePullRequest.ofFork(number(), branch(), repository));
    }

    /** Whose and which task it is stands in the branch's name. */
    PullRequestDraft draft() {
        Optional<TaskBranchName> name = names.parse(branch());
        return new PullRequestDraft(
                name.map(TaskBranchName::task).orElse(""),
                name.map(TaskBranchName::worker).orElse(""),
                branch(),
                base(),
                head(),
                title(),
                body());
    }

    Instant at(String field) {
        return at(json, field);
    }

    static Instant at(JsonNode json, String field) {
        String text = json.path(field).asText("");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new ForgeException(
                    "GitHub's answer cannot be understood: %s is '%s', expected a time".formatted(field, text),
                    malformed);
        }
    }

    /** As it was pushed: line ends of the web form are ours again. */
    static String text(JsonNode body) {
        return body.asText("").replace("\r\n", "\n");
    }
}
