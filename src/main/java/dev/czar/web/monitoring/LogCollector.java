package dev.czar.web.monitoring;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where logs go, and what each request says beside them, as the usual variables of OpenTelemetry say. */
record LogCollector(URI logs, Map<String, String> headers) {

    private static final String LOGS_ENDPOINT = "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    /** What the variables say; of none an empty text. */
    record CollectorVariables(String logsEndpoint, String endpoint, String headers) {}

    /** None where no endpoint is said. */
    static Optional<LogCollector> of(CollectorVariables said) throws InvalidCollector {
        if (said.logsEndpoint().isBlank() && said.endpoint().isBlank()) {
            return Optional.empty();
        }
        URI logs = said.logsEndpoint().isBlank()
                ? address(ENDPOINT, said.endpoint().strip().replaceAll("/+$", "") + "/v1/logs")
                : address(LOGS_ENDPOINT, said.logsEndpoint().strip());
        return Optional.of(new LogCollector(logs, pairs(logs, said.headers())));
    }

    /** A request to it, without its body. */
    HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(logs);
        headers.forEach(request::setHeader);
        return request.setHeader("Content-Type", "application/json");
    }

    private static URI address(String variable, String text) throws InvalidCollector {
        try {
            URI address = new URI(text);
            HttpRequest.newBuilder(address);
            return address;
        } catch (URISyntaxException | IllegalArgumentException unusable) {
            throw new InvalidCollector(variable + " is not an address such as http://localhost:4318");
        }
    }

    /** Such as {@code api-key=secret,tenant=my%20team}; a value is a secret and never said. */
    private static Map<String, String> pairs(URI logs, String text) throws InvalidCollector {
        Map<String, String> pairs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int entry = 0;
        for (String pair : text.split(",")) {
            entry++;
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new InvalidCollector("entry " + entry + " of " + HEADERS + " is not NAME=VALUE");
            }
            String name = pair.substring(0, equals).strip();
            pairs.put(name, value(logs, name, pair.substring(equals + 1).strip(), entry));
        }
        return pairs;
    }

    private static String value(URI logs, String name, String encoded, int entry) throws InvalidCollector {
        try {
            String value = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            HttpRequest.newBuilder(logs).header(name, value);
            return value;
        } catch (IllegalArgumentException unusable) {
            throw new InvalidCollector("entry " + entry + " of " + HEADERS
                    + " is not a header that can be sent; a % in its value is written %25");
        }
    }

    /** A variable that cannot be used; the message names it. */
    static final class InvalidCollector extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidCollector(String message) {
            super(message);
        }
    }
}
