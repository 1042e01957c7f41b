package dev.czar.web.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.io.SecretRedaction;
import dev.czar.json.JsonCodec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts requests of OTLP. A redirect is not followed: the client would go on with a GET, and with the headers to another host. */
final class LogCollectorClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SHOWN = 300;

    private final LogCollector collector;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    LogCollectorClient(LogCollector collector) {
        this.collector = collector;
    }

    String host() {
        return collector.logs().getHost();
    }

    /** Throws when nobody answers in time. */
    CollectorAnswer post(String body) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                collector.request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new CollectorAnswer(response.statusCode(), response.body());
        } catch (TimeoutException slow) {
            throw new IOException(
                    "the collector at " + host() + " does not answer within " + TIMEOUT.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException("the collector at " + host() + " cannot be reached", failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** A status and the text that came with it. */
    record CollectorAnswer(int status, String text) {

        private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 415, 422);
        private static final int UNSUPPORTED_FORMAT = 415;

        boolean taken() {
            return status / 100 == 2;
        }

        /** Whether the same would never be taken. */
        boolean refused() {
            return FOR_GOOD.contains(status);
        }

        /** Whether a part of the same might be taken. */
        boolean refusedForContent() {
            return refused() && status != UNSUPPORTED_FORMAT;
        }

        /** What it says about records that it rejected of those it took. */
        Optional<String> partialSuccess() {
            JsonNode partial = json().path("partialSuccess");
            long rejected = partial.path("rejectedLogRecords").asLong();
            String why = partial.path("errorMessage").asText();
            return rejected == 0 && why.isEmpty()
                    ? Optional.empty()
                    : Optional.of("rejects " + rejected + (why.isEmpty() ? "" : ": " + shown(why)));
        }

        @Override
        public String toString() {
            String redirect = status / 100 == 3 ? ", a redirect: name the address that it leads to" : "";
            return "answers " + status + redirect;
        }

        String reason() {
            return text.isBlank() ? "" : ": " + shown(text);
        }

        private JsonNode json() {
            try {
                return JsonCodec.mapper().readTree(text);
            } catch (JsonProcessingException other) {
                return JsonCodec.mapper().missingNode();
            }
        }

        private static String shown(String words) {
            String line = SecretRedaction.of(words).replaceAll("\\s+", " ").strip();
            return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        }
    }
}
