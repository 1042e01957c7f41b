package dev.czar.world.forge.connection;

import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.ForgeResponse.ResponseCache;
import dev.czar.world.forge.connection.ForgeResponse.ResponseLostException;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The only way to a forge: conditional requests, one budget, and what the forge says about its limits is heeded by all.
 * Readings are tried again; a writing whose answer is lost never is.
 */
public final class RateLimitedConnector {
    private static final int TRIES = 4;
    private static final int TRIES_OF_WORK = 6;
    private static final int AT_ONCE = 4;

    private final ForgeEndpoint service;
    private final RequestLimits requestLimits;
    private final RequestBudget budget;
    private final RateLimitReader limits;
    private final RandomGenerator random;
    private final ResponseCache cache = new ResponseCache();
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final HttpClient client;

    public RateLimitedConnector(
            ForgeEndpoint service, RequestLimits requestLimits, Clock clock, Sleeper pause, RandomGenerator random) {
        this.service = service;
        this.requestLimits = requestLimits;
        this.budget = new RequestBudget(service.name(), requestLimits, clock, pause);
        this.limits = new RateLimitReader(budget, clock, random);
        this.random = random;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(requestLimits.timeLimit())
                .build();
    }

    public List<QuotaUsage> spendings() {
        return budget.spendings();
    }

    /** Waits before something is tried again, each time longer and never as long as another. */
    public void backOff(int attempt) {
        long most = 1_000L << Math.min(attempt, 5);
        budget.sleep(Duration.ofMillis(most / 2 + random.nextLong(most / 2)));
    }

    /** Something that looks before it writes, so that it may be begun again when an answer was lost. */
    public <T> T retryingLostResponses(Supplier<T> work) {
        String trouble = "";
        for (int attempt = 1; attempt <= TRIES_OF_WORK; attempt++) {
            try {
                return work.get();
            } catch (ResponseLostException lost) {
                trouble = lost.getMessage();
                backOff(attempt);
            }
        }
        throw new ForgeException("Given up after %d tries: %s".formatted(TRIES_OF_WORK, trouble));
    }

    public ForgeResponse send(ForgeRequest request) {
        boolean write = !request.isRead();
        HttpRequest prepared = prepared(request);
        String lastTrouble = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                backOff(attempt);
            }
            budget.acquire(write);
            try {
                ForgeResponse answer = exchange(prepared);
                limits.observe(answer);
                if (answer.isRateLimited()) {
                    lastTrouble = "it limits requests (status %d)".formatted(answer.status());
                } else if (answer.isGarbled()) {
                    lastTrouble = "its answer is no whole JSON";
                } else if (!answer.isServerError()) {
                    return fromCacheIfUnchanged(request, answer);
                } else {
                    lastTrouble = "status %d".formatted(answer.status());
                }
                if (write && (answer.isServerError() || answer.isGarbled())) {
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

    private String failureMessage(ForgeRequest request, String what) {
        return "%s cannot be asked (%s %s): %s.".formatted(service.name(), request.method(), request.uri(), what);
    }

    /** What is unchanged costs nothing of the hourly limit. */
    private ForgeResponse fromCacheIfUnchanged(ForgeRequest request, ForgeResponse answer) {
        String url = request.uri().toString();
        if (answer.status() == 304) {
            budget.refund();
            return cache.find(url)
                    .orElseThrow(() -> new ForgeException(
                            service.name() + " answered 304 for " + url + ", which was never read."));
        }
        if (request.isConditional()) {
            cache.store(url, answer);
        }
        return answer;
    }

    private HttpRequest prepared(ForgeRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(requireSameHost(request.uri()));
        service.headers().forEach(builder::setHeader);
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

    /** Nothing the forge says, no link and no redirect, leads to another place: the token goes with each request. */
    private URI requireSameHost(URI uri) {
        if (service.api().getScheme().equals(uri.getScheme())
                && service.api().getAuthority().equals(uri.getAuthority())) {
            return uri;
        }
        throw new ForgeException(
                "%s at %s points to %s; it is not followed.".formatted(service.name(), service.api(), uri));
    }

    private ForgeResponse exchange(HttpRequest request) throws IOException, TimeoutException {
        slots.acquireUninterruptibly();
        try {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            try {
                return ForgeResponse.of(
                        service.name(), answer.get(requestLimits.timeLimit().toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException failure) {
                throw new IOException(
                        Optional.ofNullable(failure.getCause()).orElse(failure).toString(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ForgeException("Interrupted while " + service.name() + " was asked.", interrupted);
            } finally {
                answer.cancel(true);
            }
        } finally {
            slots.release();
        }
    }

    /** What a forge is called, where its API is, and the headers it wants with each request. */
    public record ForgeEndpoint(String name, URI api, Map<String, String> headers) {

        public ForgeEndpoint {
            headers = Map.copyOf(headers);
        }
    }
}
