package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.ForgeFeedback.Author;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who wrote something on GitHub, from the answer that has it, and who may push; an account that is gone is {@code ghost}. */
final class GitHubAccounts {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final String GHOST = "ghost";
    private static final Set<String> MAY_PUSH = Set.of("admin", "maintain", "write");
    private static final Set<String> CLOSE = Set.of("OWNER", "MEMBER", "COLLABORATOR");

    private final GitHubApi api;
    private final Clock clock;
    private final Map<String, Permission> permissions = new ConcurrentHashMap<>();

    GitHubAccounts(GitHubApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The author of a comment or review; asked of GitHub is only what the account may do. */
    Author author(JsonNode written) {
        String login = login(written);
        boolean bot = written.at("/user/type").asText("").equals("Bot") || login.endsWith("[bot]");
        boolean known = !bot && !login.equals(GHOST);
        return new Author(
                login,
                bot,
                known && mayPush(login, written.path("author_association").asText("")));
    }

    static String login(JsonNode written) {
        return written.at("/user/login").asText(GHOST);
    }

    boolean isOwnComment(JsonNode comment) {
        return CommentText.isMarked(GitHubPullRequest.text(comment.path("body"))) && isOwn(comment);
    }

    boolean isOwn(JsonNode written) {
        return api.identity().login().equals(login(written));
    }

    private boolean mayPush(String login, String association) {
        Instant now = clock.instant();
        Permission known = permissions.get(login);
        if (known == null || known.until().isBefore(now)) {
            known = new Permission(ask(login, association), now.plus(REMEMBERED));
            permissions.put(login, known);
        }
        return known.mayPush();
    }

    /** Who may not ask for permissions has to believe the association; who is not a collaborator may not push. */
    private boolean ask(String login, String association) {
        try {
            String name = URLEncoder.encode(login, StandardCharsets.UTF_8);
            JsonNode answer = api.getOfRepository("/collaborators/" + name + "/permission");
            return MAY_PUSH.contains(answer.path("permission").asText(""));
        } catch (ForgeRefusalException refused) {
            return refused.isForbidden() && CLOSE.contains(association);
        }
    }

    private record Permission(boolean mayPush, Instant until) {}
}
