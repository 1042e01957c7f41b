package dev.czar.web.guard;

import dev.czar.io.HtmlText;
import dev.czar.web.request.PlainPage;
import dev.czar.web.request.ProblemDetails;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What a browser that was not let in shows: why, and how to come in; tools get the problem as JSON. */
final class SignInPage {

    private static final String TEXT =
            """
            <p>This browser is not signed in: %s.</p>
            <p>Type in the folder of your project:</p>
            <p><code>czar open</code></p>
            <p>It opens this page with a link that lets one browser in, once, within a minute. On another machine, or without
            a browser there, <code>czar open --print</code> shows the link.</p>
            """;

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
                .putHeader("Content-Type", PlainPage.MEDIA_TYPE)
                .putHeader("Content-Security-Policy", PlainPage.policy(false))
                .end(PlainPage.of("Sign in", TEXT.formatted(HtmlText.escaped(problem.detail()))));
    }
}
