package dev.czar.web.guard;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;

/** Lets a request in only when it calls us by our own name, carries a token and was not sent by a foreign page. */
final class Guard implements Handler<RoutingContext> {

    static final String LOGIN = "/login";
    static final String KNOCK = "/hooks/github";

    private final Hosts hosts;
    private final Tokens tokens;
    private final long largestBody;
    private final Codes codes = new Codes(Clock.systemUTC());

    Guard(Hosts hosts, Tokens tokens, long largestBody) {
        this.hosts = hosts;
        this.tokens = tokens;
        this.largestBody = largestBody;
    }

    @Override
    public void handle(RoutingContext context) {
        SafeHeaders.on(context.response());
        Optional<ProblemDetails> refusal = misaddressed(context);
        if (refusal.isEmpty() && context.request().path().equals(LOGIN)) {
            login(context);
            return;
        }
        refusal = refusal.or(() -> isKnock(context) ? oversize(context) : refusal(context));
        if (refusal.isPresent()) {
            answer(context, refusal.get());
        } else {
            context.next();
        }
    }

    /** A forge has no token; it signs what it says, and that is checked before anything else is done with it. */
    private static boolean isKnock(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                && context.request().path().equals(KNOCK);
    }

    private Optional<ProblemDetails> misaddressed(RoutingContext context) {
        var named = context.request().headers().getAll("Host");
        if (named.size() == 1 && hosts.allows(named.get(0))) {
            return Optional.empty();
        }
        return Optional.of(ProblemDetails.of(403, "this service is not called " + String.join(", ", named))
                .withHint("call it localhost, or add the name to czar.web.hosts"));
    }

    private Optional<ProblemDetails> refusal(RoutingContext context) {
        Credentials credentials = Credentials.of(context.request());
        if (!credentials.openAnyOf(tokens.valid())) {
            String reason = credentials.missing() ? "no token was sent" : "the token is wrong";
            return Optional.of(ProblemDetails.of(401, reason)
                    .withHint("send the token in the file .git/czar/token as Authorization: Bearer <token>"));
        }
        Provenance provenance = Provenance.of(context.request());
        if (provenance.mutates() && (provenance.foreign() || (credentials.fromCookie() && provenance.silent()))) {
            return Optional.of(ProblemDetails.of(403, "a page of another origin may not change anything here"));
        }
        return oversize(context);
    }

    private Optional<ProblemDetails> oversize(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        boolean tooLarge = length != null
                && length.matches("[0-9]+")
                && (length.length() > 18 || Long.parseLong(length) > largestBody);
        return tooLarge
                ? Optional.of(ProblemDetails.of(413, "the body may have at most " + largestBody + " bytes"))
                : Optional.empty();
    }

    private void login(RoutingContext context) {
        String code = context.request().getParam("code", "");
        if (context.request().method().equals(HttpMethod.POST)) {
            refusal(context).ifPresentOrElse(refusal -> answer(context, refusal), () -> link(context));
            return;
        }
        Optional<String> token = codes.exchange(code);
        if (token.isEmpty()) {
            answer(
                    context,
                    ProblemDetails.of(401, "this link was used before, or is older than a minute")
                            .withHint("get another with: czar open"));
            return;
        }
        Cookie cookie = Cookie.cookie(Credentials.COOKIE, token.get())
                .setHttpOnly(true)
                .setSecure(context.request().isSSL())
                .setPath("/")
                .setSameSite(CookieSameSite.STRICT);
        context.response()
                .addCookie(cookie)
                .setStatusCode(303)
                .putHeader("Location", "/")
                .end();
    }

    /** A link that lets one browser in, once. */
    private void link(RoutingContext context) {
        String code = codes.issue(Credentials.of(context.request()).token());
        context.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"path\":\"" + LOGIN + "?code=" + code + "\"}");
    }

    static void answer(RoutingContext context, ProblemDetails problem) {
        HttpServerResponse response = context.response().setStatusCode(problem.status());
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.putHeader("Content-Type", ProblemDetails.MEDIA_TYPE)
                .end(Buffer.buffer(problem.toJson()))
                .onComplete(ended -> {
                    if (problem.status() == 413) {
                        context.request().connection().close();
                    }
                });
    }
}
