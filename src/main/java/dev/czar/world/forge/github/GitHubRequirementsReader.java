package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a branch asks for before anything is merged into it, from its rule sets and its protection, as far as the token may read them. */
final class GitHubRequirementsReader {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final String OWN = "czar/";

    private final GitHubApi api;
    private final Clock clock;
    private final Map<String, KnownRequirements> known = new ConcurrentHashMap<>();

    GitHubRequirementsReader(GitHubApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    MergeRequirements read(String branch) {
        Instant now = clock.instant();
        KnownRequirements before = known.get(branch);
        if (before == null || before.until().isBefore(now)) {
            before = new KnownRequirements(ask(branch), now.plus(REMEMBERED));
            known.put(branch, before);
        }
        return before.requirements();
    }

    private MergeRequirements ask(String branch) {
        String name = GitHubApi.encoded(branch);
        Set<String> checks = new TreeSet<>();
        JsonNode present = readable("/branches/" + name);
        JsonNode required = present.at("/protection/required_status_checks");
        if (!required.path("enforcement_level").asText("").equals("off")) {
            required.path("contexts").forEach(context -> checks.add(context.asText()));
        }
        JsonNode protection = present.path("protected").asBoolean()
                ? readable("/branches/" + name + "/protection")
                : MissingNode.getInstance();
        JsonNode reviews = protection.path("required_pull_request_reviews");
        int approvals = reviews.path("required_approving_review_count").asInt(0);
        boolean resolved =
                protection.at("/required_conversation_resolution/enabled").asBoolean();
        boolean owners = reviews.path("require_code_owner_reviews").asBoolean();
        for (JsonNode rule : readable("/rules/branches/" + name)) {
            JsonNode terms = rule.path("parameters");
            terms.path("required_status_checks")
                    .forEach(check -> checks.add(check.path("context").asText("")));
            approvals = Math.max(
                    approvals, terms.path("required_approving_review_count").asInt(0));
            resolved |= terms.path("required_review_thread_resolution").asBoolean();
            owners |= terms.path("require_code_owner_review").asBoolean();
        }
        checks.removeIf(check -> check.isEmpty() || check.startsWith(OWN));
        return new MergeRequirements(List.copyOf(checks), approvals, resolved, owners);
    }

    /** Whether the branch has a protection whose words on reviews are not told; to an account that does not administer, it says that there are none. */
    boolean hidesReviews(String branch, boolean administers) {
        String name = GitHubApi.encoded(branch);
        if (!readable("/branches/" + name).path("protected").asBoolean()
                || !readable("/rules/branches/" + name).isEmpty()) {
            return false;
        }
        try {
            api.getOfRepository("/branches/" + name + "/protection/required_pull_request_reviews");
            return false;
        } catch (ForgeRefusalException refused) {
            return refused.isForbidden() || !administers;
        }
    }

    /** Whether the branch takes no merges, as far as that may be read. */
    boolean isLinear(String branch) {
        String name = GitHubApi.encoded(branch);
        boolean linear = readable("/branches/" + name + "/protection")
                .at("/required_linear_history/enabled")
                .asBoolean();
        for (JsonNode rule : readable("/rules/branches/" + name)) {
            linear |= rule.path("type").asText("").equals("required_linear_history");
        }
        return linear;
    }

    private JsonNode readable(String path) {
        try {
            return api.getOfRepository(path);
        } catch (ForgeRefusalException refused) {
            return MissingNode.getInstance();
        }
    }

    private record KnownRequirements(MergeRequirements requirements, Instant until) {}
}
