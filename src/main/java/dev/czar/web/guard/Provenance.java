package dev.czar.web.guard;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Where a request says it comes from; a browser always says so when it changes something. */
record Provenance(String method, String host, String origin, String site, boolean upgrade) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    static Provenance of(HttpServerRequest request) {
        return new Provenance(
                request.method().name(),
                request.getHeader("Host"),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"),
                request.headers().contains("Upgrade"));
    }

    /** Whether this request may change something, or opens a connection that may. */
    boolean mutates() {
        return upgrade || !READING.contains(method);
    }

    /** Whether a page other than our own sent it. */
    boolean foreign() {
        return (site != null && !OWN.contains(site)) || (origin != null && !ownOrigin());
    }

    /** Whether it says nothing about where it comes from, as tools do and pages do not. */
    boolean silent() {
        return origin == null && site == null;
    }

    private boolean ownOrigin() {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}
