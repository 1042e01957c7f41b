package dev.czar.web.guard;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Headers of every answer: a browser runs and loads nothing but our own files, frames them nowhere and keeps no copy. */
final class SafeHeaders {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SafeHeaders() {}

    static void on(HttpServerResponse response) {
        HEADERS.forEach(response::putHeader);
    }
}
