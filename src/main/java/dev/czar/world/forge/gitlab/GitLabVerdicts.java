package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.hosted.ServerAccount;
import dev.czar.world.forge.hosted.ServerClient;
import dev.czar.world.forge.hosted.ServerConversation.ServerReview;
import dev.czar.world.forge.hosted.ServerPullRequest;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Approvals and requested changes of a merge request. GitLab keeps no moment and no commit with them: the moment is that
 * of the note it writes of them, the commit that of the version that was the latest then.
 */
final class GitLabVerdicts {
    private static final String APPROVED = "approved this merge request";
    private static final String REQUESTED = "requested changes";

    private final ServerPullRequest request;
    private final List<JsonNode> notes = new ArrayList<>();
    private final List<JsonNode> versions;

    GitLabVerdicts(ServerPullRequest request, List<JsonNode> discussions, List<JsonNode> versions) {
        this.request = request;
        this.versions = versions;
        discussions.forEach(discussion -> discussion.path("notes").forEach(note -> {
            if (note.path("system").asBoolean()) {
                notes.add(note);
            }
        }));
    }

    List<ServerReview> of(List<JsonNode> approvals, List<JsonNode> reviewers) {
        List<ServerReview> verdicts = new ArrayList<>();
        approvals.forEach(one -> verdicts.add(verdict(one, ReviewVerdict.APPROVE)));
        reviewers.stream()
                .filter(one -> one.path("state").asText("").equals("requested_changes"))
                .forEach(one -> verdicts.add(verdict(one, ReviewVerdict.REQUEST_CHANGES)));
        return verdicts;
    }

    /** Its id is another when it is given anew, so that the worker hears of it again. */
    private ServerReview verdict(JsonNode given, ReviewVerdict verdict) {
        ServerAccount reviewer = GitLabReader.account(given.path("user"));
        Instant at = moment(given, reviewer, verdict);
        return new ServerReview(
                "%s-%s-%s".formatted(verdict.name().toLowerCase(Locale.ROOT), reviewer.login(), at),
                reviewer,
                Optional.of(verdict),
                false,
                headAt(at),
                "",
                at);
    }

    private Instant moment(JsonNode given, ServerAccount reviewer, ReviewVerdict verdict) {
        if (given.hasNonNull("approved_at")) {
            return ServerClient.at(given, "approved_at");
        }
        String words = verdict == ReviewVerdict.APPROVE ? APPROVED : REQUESTED;
        return notes.stream()
                .filter(note ->
                        GitLabReader.account(note.path("author")).login().equals(reviewer.login()))
                .filter(note -> says(note.path("body").asText(""), words))
                .map(note -> ServerClient.at(note, "created_at"))
                .max(Comparator.naturalOrder())
                .orElseGet(
                        () -> given.hasNonNull("created_at") ? ServerClient.at(given, "created_at") : request.opened());
    }

    /** What takes an approval back says the same with a syllable before it. */
    private static boolean says(String body, String words) {
        return body.startsWith(words) || body.startsWith("has " + words);
    }

    /** The head of the latest version of that moment; the present one where no version is known. */
    private String headAt(Instant at) {
        return versions.stream()
                .filter(version -> !ServerClient.at(version, "created_at").isAfter(at))
                .max(Comparator.comparing(version -> ServerClient.at(version, "created_at")))
                .map(version -> version.path("head_commit_sha").asText(""))
                .orElseGet(() -> request.draft().head());
    }
}
