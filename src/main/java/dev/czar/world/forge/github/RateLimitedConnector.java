package dev.czar.world.forge.github;

import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.github.GitHubResponse.ResponseCache;
import dev.czar.world.forge.github.GitHubResponse.ResponseLostException;
import dev.czar.world.forge.github.RequestLimits.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * The only way to GitHub: conditional requests, one budget, and what GitHub says about its limits is heeded by all.
 * Readings are tried again; a writing whose answer is lost never is.
 */
final class RateLimitedConnector {
    private static final int TRIES = 4;
    private static final int AT_ONCE = 4;
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28", "User-Agent", "czar");

    private final URI api;
    private final RequestLimits requestLimits;
    private final RequestBudget budget;
    private final RateLimitReader limits;
    private final RandomGenerator random;
    private final ResponseCache cache = new ResponseCache();
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final HttpClient client;

    RateLimitedConnector(URI api, RequestLimits requestLimits, Clock clock, Sleeper pause, RandomGenerator random) {
        this.api = api;
        this.requestLimits = requestLimits;
        this.budget = new RequestBudget(requestLimits, clock, pause);
        this.limits = new RateLimitReader(budget, clock, random);
        this.random = random;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(requestLimits.timeLimit())
                .build();
    }

    List<QuotaUsage> spendings() {
        return budget.spendings();
    }

    /** Waits before something is tried again, each time longer and never as long as another. */
    void backOff(int attempt) {
        long most = 1_000L << Math.min(attempt, 5);
        budget.sleep(Duration.ofMillis(most / 2 + random.nextLong(most / 2)));
    }

    GitHubResponse send(GitHubRequest request) {
        boolean write = !request.isRead();
        HttpRequest prepared = prepared(request);
        String lastTrouble = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                backOff(attempt);
            }
            budget.acquire(write);
            try {
                GitHubResponse answer = exchange(prepared);
                limits.observe(answer);
                if (answer.isRateLimited()) {
                    lastTrouble = "it limits requests (status %d)".formatted(answer.status());
                } else if (!answer.isServerError()) {
                    return fromCacheIfUnchanged(request, answer);
                } else {
                    lastTrouble = "status %d".formatted(answer.status());
                }
                if (write && answer.isServerError()) {
                    throw new ResponseLostException(failureMessage(request, lastTrouble));
                }
            } catch (IOException | TimeoutException failure) {
                lastTrouble = failure instanceof TimeoutException
                        ? "no answer within " + requestLimits.timeLimit().toSeconds() + " s"
                        : failure.toString();
                if (write) {
                    throw new ResponseLostException(failureMessage(request, lastTrouble));
                }
            }
        }
        throw new ForgeException(failureMessage(request, lastTrouble));
    }

    private static String failureMessage(GitHubRequest request, String what) {
        return "GitHub cannot be asked (%s %s): %s.".formatted(request.method(), request.uri(), what);
    }

    /** What is unchanged costs nothing of the hourly limit. */
    private GitHubResponse fromCacheIfUnchanged(GitHubRequest request, GitHubResponse answer) {
        String url = request.uri().toString();
        if (answer.status() == 304) {
            budget.refund();
            return cache.find(url)
                    .orElseThrow(
                            () -> new ForgeException("GitHub answered 304 for " + url + ", which was never read."));
        }
        if (request.isConditional()) {
            cache.store(url, answer);
        }
        return answer;
    }

    private HttpRequest prepared(GitHubRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(requireSameHost(request.uri()));
        HEADERS.forEach(builder::setHeader);
        builder.setHeader("Authorization", request.authorization());
        if (request.isConditional()) {
            cache.find(request.uri().toString())
                    .ifPresent(answer -> builder.setHeader("If-None-Match", answer.header("etag")));
        }
        if (request.body().isEmpty()) {
            return builder.method(request.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return builder.setHeader("Content-Type", "application/json")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    /** Nothing GitHub says, no link and no redirect, leads to another place: the token goes with each request. */
    private URI requireSameHost(URI uri) {
        if (api.getScheme().equals(uri.getScheme()) && api.getAuthority().equals(uri.getAuthority())) {
            return uri;
        }
        throw new ForgeException("GitHub at %s points to %s; it is not followed.".formatted(api, uri));
    }

    private GitHubResponse exchange(HttpRequest request) throws IOException, TimeoutException {
        slots.acquireUninterruptibly();
        try {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            try {
                return GitHubResponse.of(answer.get(requestLimits.timeLimit().toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException failure) {
                throw new IOException(
                        Optional.ofNullable(failure.getCause()).orElse(failure).toString(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ForgeException("Interrupted while GitHub was asked.", interrupted);
            } finally {
                answer.cancel(true);
            }
        } finally {
            slots.release();
        }
    }
}
