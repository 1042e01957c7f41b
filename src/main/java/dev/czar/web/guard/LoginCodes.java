package dev.czar.web.guard;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes that stand for a token once and for a minute, so that no token is ever part of an address. */
final class LoginCodes {

    private static final Duration VALID = Duration.ofMinutes(1);
    private static final int BYTES = 16;

    private record IssuedCode(String token, Instant at) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, IssuedCode> issued = new ConcurrentHashMap<>();
    private final Clock clock;

    LoginCodes(Clock clock) {
        this.clock = clock;
    }

    String issue(String token) {
        issued.values().removeIf(this::old);
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = HexFormat.of().formatHex(bytes);
        issued.put(code, new IssuedCode(token, clock.instant()));
        return code;
    }

    /** The token the code stood for. */
    Optional<String> exchange(String code) {
        return Optional.ofNullable(issued.remove(code))
                .filter(known -> !old(known))
                .map(IssuedCode::token);
    }

    private boolean old(IssuedCode code) {
        return clock.instant().isAfter(code.at().plus(VALID));
    }
}
