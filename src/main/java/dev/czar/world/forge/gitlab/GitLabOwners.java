package dev.czar.world.forge.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What GitLab says of code owners, as far as its edition has them: whether one must approve, and for which groups an approval is. */
final class GitLabOwners {
    private final ServerClient client;
    private final String home;
    private volatile Optional<List<JsonNode>> protections = Optional.empty();

    GitLabOwners(ServerClient client, String home) {
        this.client = client;
        this.home = home;
    }

    /** What was read is asked for anew by the next look. */
    void forget() {
        protections = Optional.empty();
    }

    /** Whether the protection of this branch asks for it, which may be one of many branches or of the group. */
    boolean mustApprove(String branch) {
        return protections().stream()
                .filter(json -> covers(json.path("name").asText(""), branch))
                .anyMatch(json -> json.path("code_owner_approval_required").asBoolean());
    }

    /** That protections may not be read looks like none: whether that is so. */
    boolean areHidden() {
        return client.readable(protectedBranches()).isEmpty();
    }

    private List<JsonNode> protections() {
        Optional<List<JsonNode>> known = protections;
        if (known.isPresent()) {
            return known.get();
        }
        List<JsonNode> read = client.readableList(protectedBranches()).orElse(List.of());
        protections = Optional.of(read);
        return read;
    }

    private String protectedBranches() {
        return home + "/protected_branches?per_page=100";
    }

    /** A star stands for any text, slashes too. */
    private static boolean covers(String pattern, String branch) {
        return Pattern.matches(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), branch);
    }

    /**
     * The groups that each account stands for: it has approved what they own, not as an owner by its own name, and nothing of theirs wants another's approval
     * still.
     */
    Map<String, Set<String>> groups(int number) {
        List<JsonNode> rules = client
                .readable(home + "/merge_requests/" + number + "/approval_state")
                .map(state -> GitLabReader.entries(state.path("rules")))
                .orElse(List.of())
                .stream()
                .filter(rule -> rule.path("rule_type").asText("").equals("code_owner"))
                .toList();
        Map<String, Set<String>> groups = new TreeMap<>();
        for (JsonNode rule : rules) {
            Set<String> accounts = texts(rule.path("approved_by"), "username");
            accounts.removeAll(texts(rule.path("users"), "username"));
            accounts.forEach(account -> groups.computeIfAbsent(account, any -> new TreeSet<>())
                    .addAll(texts(rule.path("groups"), "full_path")));
        }
        groups.forEach((account, represented) -> rules.stream()
                .filter(rule -> !texts(rule.path("approved_by"), "username").contains(account))
                .forEach(rule -> represented.removeAll(texts(rule.path("groups"), "full_path"))));
        return groups;
    }

    private static Set<String> texts(JsonNode list, String field) {
        Set<String> texts = new TreeSet<>();
        list.forEach(entry -> texts.add(entry.path(field).asText("")));
        return texts;
    }
}
