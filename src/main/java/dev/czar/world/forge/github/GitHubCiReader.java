package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.RecentMap;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The check runs and statuses of exactly one commit: of each name the latest of each app and the latest status, of which the worst counts; one that failed
 * and passed there is flaky.
 */
final class GitHubCiReader {
    private static final String OWN = "czar/";
    private static final String STATUS = "status";
    private static final List<CiState> FROM_BEST = List.of(CiState.PASSED, CiState.PENDING, CiState.FAILED);
    private static final int LONGEST = 4_000;
    private static final int ANNOTATIONS = 30;
    private static final Set<String> PASSED = Set.of("success", "neutral", "skipped");

    private final GitHubApi api;
    private final Set<String> flaky = ConcurrentHashMap.newKeySet();
    private final Map<String, String> logs = Collections.synchronizedMap(new RecentMap<>(500));

    GitHubCiReader(GitHubApi api) {
        this.api = api;
    }

    List<CiRun> read(String head) {
        Map<CiSource, List<CiRun>> attempts = attempts(head);
        attempts.forEach((source, runs) -> {
            Set<CiState> states = runs.stream().map(CiRun::state).collect(Collectors.toSet());
            if (states.contains(CiState.PASSED) && states.contains(CiState.FAILED)) {
                flaky.add(source.name());
            }
        });
        Map<String, CiRun> worst = new LinkedHashMap<>();
        attempts.forEach(
                (source, runs) -> worst.merge(source.name(), latest(runs.get(runs.size() - 1)), GitHubCiReader::worse));
        return List.copyOf(worst.values());
    }

    private CiRun latest(CiRun run) {
        return new CiRun(run.id(), run.name(), run.state(), flaky.contains(run.name()), run.log(), run.at());
    }

    private static CiRun worse(CiRun one, CiRun other) {
        return FROM_BEST.indexOf(other.state()) > FROM_BEST.indexOf(one.state()) ? other : one;
    }

    /** Every attempt, the oldest of a source first. */
    private Map<CiSource, List<CiRun>> attempts(String head) {
        Map<CiSource, List<CiRun>> all = new LinkedHashMap<>();
        for (JsonNode run : newestLast(visible("/commits/" + head + "/check-runs?filter=all", "check_runs"))) {
            CiState state = runState(run);
            String log = state == CiState.FAILED ? log(run) : "";
            CiSource source = new CiSource(name(run, "name"), run.at("/app/id").asText(""));
            all.computeIfAbsent(source, any -> new ArrayList<>())
                    .add(new CiRun(run.path("id").asText(), source.name(), state, false, log, at(run)));
        }
        for (JsonNode status : newestLast(visible("/commits/" + head + "/statuses", ""))) {
            CiSource source = new CiSource(name(status, "context"), STATUS);
            if (!source.name().startsWith(OWN)) {
                all.computeIfAbsent(source, any -> new ArrayList<>())
                        .add(new CiRun("", source.name(), statusState(status), false, statusLog(status), at(status)));
            }
        }
        return all;
    }

    /** Nothing where the token may not look: a classic repository has statuses only, a narrow token one of both. */
    private List<JsonNode> visible(String path, String field) {
        try {
            return api.list(path, field);
        } catch (ForgeRefusalException refused) {
            if (refused.isForbidden()) {
                return List.of();
            }
            throw refused;
        }
    }

    private static List<JsonNode> newestLast(List<JsonNode> entries) {
        return entries.stream()
                .sorted((one, other) ->
                        Long.compare(one.path("id").asLong(), other.path("id").asLong()))
                .toList();
    }

    private static CiState runState(JsonNode run) {
        if (!run.path("status").asText("").equals("completed")) {
            return CiState.PENDING;
        }
        return PASSED.contains(run.path("conclusion").asText("")) ? CiState.PASSED : CiState.FAILED;
    }

    private static CiState statusState(JsonNode status) {
        return switch (status.path("state").asText("")) {
            case "success" -> CiState.PASSED;
            case "pending" -> CiState.PENDING;
            default -> CiState.FAILED;
        };
    }

    private static String statusLog(JsonNode status) {
        return PlainText.upTo(LONGEST, status.path("description").asText(""));
    }

    /** What a run says of its failure: its summary, the end of its text, and its annotations with their places. */
    private String log(JsonNode run) {
        return logs.computeIfAbsent(
                run.path("id").asText() + " " + run.path("completed_at").asText(), any -> readLog(run));
    }

    private String readLog(JsonNode run) {
        List<String> lines = new ArrayList<>();
        JsonNode output = run.path("output");
        for (String field : List.of("title", "summary", "text")) {
            lines.add(lastLines(output.path(field).asText("")));
        }
        if (output.path("annotations_count").asInt() > 0) {
            annotations(run)
                    .forEach(one -> lines.add("%s:%d: %s"
                            .formatted(
                                    one.path("path").asText(""),
                                    one.path("start_line").asInt(),
                                    one.path("message").asText(""))));
        }
        lines.removeIf(String::isBlank);
        return lines.isEmpty()
                ? "it ended as " + run.path("conclusion").asText("failure")
                : PlainText.upTo(LONGEST, String.join("\n", lines));
    }

    private List<JsonNode> annotations(JsonNode run) {
        try {
            return api.page("/check-runs/" + run.path("id").asText() + "/annotations?per_page=" + ANNOTATIONS);
        } catch (ForgeRefusalException refused) {
            return List.of();
        }
    }

    private static String lastLines(String text) {
        String plain = PlainText.of(text);
        return plain.length() <= LONGEST / 2 ? plain : "[cut]\n" + plain.substring(plain.length() - LONGEST / 2);
    }

    private static String name(JsonNode entry, String field) {
        return PlainText.upTo(200, entry.path(field).asText("")).replace('\n', ' ');
    }

    private static Instant at(JsonNode entry) {
        for (String field : List.of("completed_at", "updated_at", "started_at", "created_at")) {
            if (entry.hasNonNull(field)) {
                return GitHubPullRequest.at(entry, field);
            }
        }
        throw new ForgeException("GitHub's answer cannot be understood: a check without a time");
    }

    /** Who says something under a name: an app by its number, or a status. */
    private record CiSource(String name, String by) {}
}
