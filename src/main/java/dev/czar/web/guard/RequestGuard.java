package dev.czar.web.guard;

import dev.czar.project.files.AnswerLinks;
import dev.czar.web.request.PlainPage;
import dev.czar.web.request.ProblemDetails;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets a request in only when it calls us by our own name, carries a token and was not sent by a foreign page. */
final class RequestGuard implements Handler<RoutingContext> {

    static final String LOGIN_PATH = "/login";
    static final Set<String> WEBHOOK_PATHS = Set.of("/hooks/github", "/hooks/gitlab", "/hooks/gitea");
    private static final Pattern ANSWER_LINK = Pattern.compile(Pattern.quote(AnswerLinks.PATH) + "[\\w-]+\\.[\\w-]+");
    private static final Set<HttpMethod> READING_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** What is sent with a token, of which rules and facts to be tried are the largest. */
    private static final long LARGEST_OWN_BODY = 8 * 1024 * 1024;

    private final AllowedHosts hosts;
    private final AccessTokens tokens;
    private final WorkerTokens workers;
    private final long largestBody;
    private final LoginCodes codes = new LoginCodes(Clock.systemUTC());

    RequestGuard(AllowedHosts hosts, AccessTokens tokens, WorkerTokens workers, long largestBody) {
        this.hosts = hosts;
        this.tokens = tokens;
        this.workers = workers;
        this.largestBody = largestBody;
    }

    @Override
    public void handle(RoutingContext context) {
        SecurityHeaders.applyTo(context.response());
        Optional<ProblemDetails> refusal = wrongHost(context);
        if (refusal.isEmpty() && context.request().path().equals(LOGIN_PATH)) {
            login(context);
            return;
        }
        boolean link = isAnswerLink(context);
        if (link) {
            context.response().putHeader("Content-Security-Policy", PlainPage.policy(true));
        }
        refusal = refusal.or(() -> isWebhook(context) || link ? bodyTooLarge(context, largestBody) : refusal(context));
        if (refusal.isPresent()) {
            answer(context, refusal.get());
        } else {
            context.next();
        }
    }

    /** What is counted while a body is read that does not say how long it is; after Quarkus has put its own limit there. */
    static void limitOwnBody(RoutingContext context) {
        if (!isWebhook(context) && !isAnswerLink(context)) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LARGEST_OWN_BODY);
        }
        context.next();
    }

    private static boolean isLogin(RoutingContext context) {
        return context.request().path().equals(LOGIN_PATH);
    }

    /** A forge has no token; it signs what it says, and that is checked before anything else is done with it. */
    private static boolean isWebhook(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST)
                && WEBHOOK_PATHS.contains(context.request().path());
    }

    /** Such a link is its own right, which is looked at where it leads; what a browser sends besides counts nothing there. */
    private static boolean isAnswerLink(RoutingContext context) {
        return ANSWER_LINK.matcher(context.request().path()).matches();
    }

    private Optional<ProblemDetails> wrongHost(RoutingContext context) {
        var named = context.request().headers().getAll("Host");
        if (named.size() == 1 && hosts.allows(named.get(0))) {
            return Optional.empty();
        }
        return Optional.of(ProblemDetails.of(403, "this service is not called " + String.join(", ", named))
                .withHint("call it localhost, or add the name to czar.web.hosts"));
    }

    private Optional<ProblemDetails> refusal(RoutingContext context) {
        if (WorkerIdentity.isWorkerPath(context.normalizedPath())) {
            return workerRefusal(context);
        }
        RequestCredentials credentials = RequestCredentials.of(context.request());
        boolean reader = credentials.matchAnyOf(tokens.reading());
        if (!credentials.matchAnyOf(tokens.valid()) && !reader) {
            String reason = credentials.missing() ? "no token was sent" : "the token is wrong";
            return Optional.of(ProblemDetails.of(401, reason)
                    .withHint("send the token that this prints as Authorization: Bearer <token>: czar token print"));
        }
        if (reader && !READING_METHODS.contains(context.request().method()) && !isLogin(context)) {
            return Optional.of(ProblemDetails.of(403, "this token only reads")
                    .withHint("what changes something needs the token of: czar token print"));
        }
        return foreign(context, credentials);
    }

    /** The token of a project opens nothing here, for it does not say which worker asks; nor does a cookie. */
    private Optional<ProblemDetails> workerRefusal(RoutingContext context) {
        RequestCredentials credentials = RequestCredentials.of(context.request());
        Optional<WorkerIdentity> worker = credentials.fromCookie() ? Optional.empty() : workers.holder(credentials);
        if (worker.isEmpty()) {
            String reason = credentials.missing() ? "no token was sent" : "this is not the token of a worker";
            return Optional.of(ProblemDetails.of(401, reason)
                    .withHint("send the token in .git/czar/worker-tokens/<worker> as Authorization: Bearer <token>"));
        }
        worker.get().attachTo(context);
        return foreign(context, credentials);
    }

    private Optional<ProblemDetails> foreign(RoutingContext context, RequestCredentials credentials) {
        RequestOrigin provenance = RequestOrigin.of(context.request());
        if (provenance.mayChangeState()
                && (provenance.crossOrigin() || (credentials.fromCookie() && provenance.undeclared()))) {
            return Optional.of(ProblemDetails.of(403, "cross-origin requests may not change anything"));
        }
        return bodyTooLarge(context, LARGEST_OWN_BODY);
    }

    private static Optional<ProblemDetails> bodyTooLarge(RoutingContext context, long largest) {
        String length = context.request().getHeader("Content-Length");
        boolean tooLarge = length != null
                && length.matches("[0-9]+")
                && (length.length() > 18 || Long.parseLong(length) > largest);
        return tooLarge
                ? Optional.of(ProblemDetails.of(413, "the body may have at most " + largest + " bytes"))
                : Optional.empty();
    }

    private void login(RoutingContext context) {
        String code = context.request().getParam("code", "");
        if (context.request().method().equals(HttpMethod.POST)) {
            refusal(context).ifPresentOrElse(refusal -> answer(context, refusal), () -> issueLoginLink(context));
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
        Cookie cookie = Cookie.cookie(RequestCredentials.COOKIE, token.get())
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
    private void issueLoginLink(RoutingContext context) {
        String code = codes.issue(RequestCredentials.of(context.request()).token());
        context.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"path\":\"" + LOGIN_PATH + "?code=" + code + "\"}");
    }

    static void answer(RoutingContext context, ProblemDetails problem) {
        if (SignInPage.wantedBy(context.request(), problem)) {
            SignInPage.answer(context.response(), problem);
            return;
        }
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

    /** The token a request carries, and how: in its header, as tools do, or in the cookie, as a page does. */
    record RequestCredentials(String token, boolean fromCookie) {

        static final String COOKIE = "czar";
        private static final String BEARER = "Bearer ";

        static RequestCredentials of(HttpServerRequest request) {
            String header = request.getHeader("Authorization");
            if (header != null) {
                boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
                return new RequestCredentials(
                        bearer ? header.substring(BEARER.length()).strip() : "", false);
            }
            Cookie cookie = request.getCookie(COOKIE);
            return new RequestCredentials(cookie == null ? "" : cookie.getValue(), cookie != null);
        }

        boolean missing() {
            return token.isEmpty();
        }

        /** Compares in constant time, and with every token. */
        boolean matchAnyOf(List<String> tokens) {
            boolean found = false;
            for (String valid : tokens) {
                found |= matches(valid);
            }
            return found;
        }

        /** Compares in constant time; no token is none. */
        boolean matches(String valid) {
            return !valid.isEmpty() && MessageDigest.isEqual(bytes(valid), bytes(token));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Where a request says it comes from; a browser always says so when it changes something. */
    record RequestOrigin(String method, String host, String origin, String fetchSite, boolean upgrade) {

        private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
        private static final Set<String> OWN = Set.of("same-origin", "none");

        static RequestOrigin of(HttpServerRequest request) {
            return new RequestOrigin(
                    request.method().name(),
                    request.getHeader("Host"),
                    request.getHeader("Origin"),
                    request.getHeader("Sec-Fetch-Site"),
                    request.headers().contains("Upgrade"));
        }

        /** Whether this request may change something, or opens a connection that may. */
        boolean mayChangeState() {
            return upgrade || !READING.contains(method);
        }

        /** Whether a page other than our own sent it. */
        boolean crossOrigin() {
            return (fetchSite != null && !OWN.contains(fetchSite)) || (origin != null && !ownOrigin());
        }

        /** Whether it says nothing about where it comes from, as tools do and pages do not. */
        boolean undeclared() {
            return origin == null && fetchSite == null;
        }

        private boolean ownOrigin() {
            return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
        }
    }

    /** Headers of every answer: a browser runs and loads nothing but our own files, frames them nowhere and keeps no copy. */
    static final class SecurityHeaders {

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

        private SecurityHeaders() {}

        static void applyTo(HttpServerResponse response) {
            HEADERS.forEach(response::putHeader);
        }
    }

    /** The tokens that open this service: one per project served; none means that nobody gets in. */
    @FunctionalInterface
    public interface AccessTokens {

        List<String> valid();

        /** Those that open what only reads. */
        default List<String> reading() {
            return List.of();
        }
    }
}
