package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.connection.ForgeRequest;
import dev.czar.world.forge.connection.ForgeResponse;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.github.GitHubCredentials.AccessToken;
import dev.czar.world.forge.github.GitHubCredentials.AppKey;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Who Czar is on GitHub, and the header that shows it; the token of an App's installation is renewed before its hour is over. */
final class GitHubIdentity {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final GitHubAddress address;
    private final RateLimitedConnector connector;
    private final Clock clock;
    private final Optional<AppJwt> app;
    private final AtomicReference<String> login = new AtomicReference<>("");
    private InstallationToken installation = new InstallationToken("", Instant.EPOCH);

    GitHubIdentity(GitHubAddress address, RateLimitedConnector connector, Clock clock) {
        this.address = address;
        this.connector = connector;
        this.clock = clock;
        this.app = address.credentials() instanceof AppKey key ? Optional.of(new AppJwt(key)) : Optional.empty();
    }

    boolean isApp() {
        return app.isPresent();
    }

    String authorization() {
        return "Bearer " + app.map(this::installationToken).orElseGet(this::token);
    }

    /** The account that writes. */
    String login() {
        if (login.get().isEmpty()) {
            login.set(
                    isApp()
                            ? asApp("GET", "/app").path("slug").asText("") + "[bot]"
                            : ask("GET", "/user", authorization()).path("login").asText(""));
        }
        return login.get();
    }

    private String token() {
        return ((AccessToken) address.credentials()).token().reveal();
    }

    private synchronized String installationToken(AppJwt jwt) {
        if (!installation.until().minus(MARGIN).isAfter(clock.instant())) {
            String id = asApp("GET", "/repos/" + address.repository() + "/installation")
                    .path("id")
                    .asText("");
            JsonNode answer = asApp("POST", "/app/installations/" + id + "/access_tokens");
            installation =
                    new InstallationToken(answer.path("token").asText(""), GitHubPullRequest.at(answer, "expires_at"));
        }
        return installation.token();
    }

    private JsonNode asApp(String method, String path) {
        return ask(method, path, "Bearer " + app.orElseThrow().at(clock.instant()));
    }

    private JsonNode ask(String method, String path, String authorization) {
        URI uri = URI.create(address.api() + path);
        ForgeResponse answer = connector.send(new ForgeRequest(method, uri, authorization, ""));
        if (answer.isRedirect()) {
            answer =
                    connector.send(new ForgeRequest(method, uri.resolve(answer.header("location")), authorization, ""));
        }
        return answer.accepted(address.repository()).json();
    }

    private record InstallationToken(String token, Instant until) {}
}
