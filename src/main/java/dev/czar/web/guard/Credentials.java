package dev.czar.web.guard;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The token a request carries, and how: in its header, as tools do, or in the cookie, as a page does. */
record Credentials(String token, boolean fromCookie) {

    static final String COOKIE = "czar";
    private static final String BEARER = "Bearer ";

    static Credentials of(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
            return new Credentials(bearer ? header.substring(BEARER.length()).strip() : "", false);
        }
        Cookie cookie = request.getCookie(COOKIE);
        return new Credentials(cookie == null ? "" : cookie.getValue(), cookie != null);
    }

    boolean missing() {
        return token.isEmpty();
    }

    /** Compares in constant time, and with every token. */
    boolean openAnyOf(List<String> tokens) {
        boolean found = false;
        for (String valid : tokens) {
            found |= !valid.isEmpty() && MessageDigest.isEqual(bytes(valid), bytes(token));
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
