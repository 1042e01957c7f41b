package dev.czar.web.guard;

import dev.czar.io.ContentHash;
import dev.czar.web.request.ProblemDetails;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a browser that was not let in shows: why, and how to come in; tools get the problem as JSON. */
final class SignInPage {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 12vh auto; padding: 0 1rem; }
            code { font-family: ui-monospace, monospace; padding: 0.1rem 0.4rem; border: 1px solid; border-radius: 4px; }
            """;

    private static final String TEXT =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in – Czar</title><style>%s</style></head>
            <body><main>
            <h1>Czar</h1>
            <p>This browser is not signed in: %s.</p>
            <p>Type in the folder of your project:</p>
            <p><code>czar open</code></p>
            <p>It opens this page with a link that lets one browser in, once, within a minute. On another machine, or without
            a browser there, <code>czar open --print</code> shows the link.</p>
            </main></body></html>
            """;

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private SignInPage() {}

    /** Whether somebody looks at the answer. */
    static boolean wantedBy(HttpServerRequest request, ProblemDetails problem) {
        String accepted = request.getHeader("Accept");
        return problem.status() == 401
                && request.method().equals(HttpMethod.GET)
                && accepted != null
                && accepted.contains("text/html");
    }

    static void answer(HttpServerResponse response, ProblemDetails problem) {
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .end(TEXT.formatted(STYLE, problem.detail()));
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(ContentHash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
