package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What GitLab says of code owners, as far as its edition has them: whether one must approve, and for which groups an approval is. */
final class GitLabOwners {
    private final ServerClient client;
    private final String home;

    GitLabOwners(ServerClient client, String home) {
        this.client = client;
        this.home = home;
    }

    /** Whether the protection of exactly this branch asks for it. */
    boolean mustApprove(String branch) {
        return client.readable(home + "/protected_branches/" + ServerClient.encoded(branch))
                .map(json -> json.path("code_owner_approval_required").asBoolean())
                .orElse(false);
    }

    /** The groups of which each account has approved something as one of their code owners. */
    Map<String, Set<String>> groups(int number) {
        Map<String, Set<String>> groups = new TreeMap<>();
        client.readable(home + "/merge_requests/" + number + "/approval_state")
                .ifPresent(state -> state.path("rules").forEach(rule -> {
                    if (rule.path("rule_type").asText("").equals("code_owner")) {
                        rule.path("approved_by").forEach(account -> groups.computeIfAbsent(
                                        account.path("username").asText(""), any -> new TreeSet<>())
                                .addAll(paths(rule.path("groups"))));
                    }
                }));
        return groups;
    }

    private static Set<String> paths(JsonNode groups) {
        Set<String> paths = new TreeSet<>();
        groups.forEach(group -> paths.add(group.path("full_path").asText("")));
        return paths;
    }
}
