package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.github.FakeGitHubRepository.CannedResponse;
import dev.czar.world.forge.github.GitHubCredentials.AppKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An App on GitHub: it knows its own statements by their signature, and its installation's tokens end after an hour. */
public final class FakeGitHubApp {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PKCS8_HEAD = 26;

    private final Clock clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    FakeGitHubApp(Clock clock) {
        this.clock = clock;
    }

    /** A pair of its own, which no server knows; short, as nobody else will ever try to guess it. */
    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1_024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key as GitHub hands it out (PKCS#1), or as other tools write it (PKCS#8). */
    public AppKey credentials(boolean pkcs1) {
        return credentials(Keys.OF_THE_APP, pkcs1);
    }

    static AppKey credentials(KeyPair keys, boolean pkcs1) {
        byte[] whole = keys.getPrivate().getEncoded();
        byte[] key = pkcs1 ? Arrays.copyOfRange(whole, PKCS8_HEAD, whole.length) : whole;
        String name = pkcs1 ? "RSA PRIVATE KEY" : "PRIVATE KEY";
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return new AppKey(
                "123", new SecretValue("-----BEGIN %s-----\n%s\n-----END %s-----".formatted(name, text, name)));
    }

    int tokens() {
        return tokens.size();
    }

    boolean isValid(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(until -> until.isAfter(clock.instant()))
                .isPresent();
    }

    /** What an App may ask for itself; nothing for other paths. */
    Optional<CannedResponse> answer(String path, String statement) {
        boolean own = path.equals("/app") || path.startsWith("/app/") || path.endsWith("/installation");
        if (!own) {
            return Optional.empty();
        }
        if (!isSigned(statement)) {
            return Optional.of(new CannedResponse(401, Map.of("message", "A JSON web token could not be decoded")));
        }
        if (path.equals("/app")) {
            return Optional.of(new CannedResponse(200, Map.of("slug", "czar-app")));
        }
        if (path.endsWith("/installation")) {
            return Optional.of(new CannedResponse(200, Map.of("id", 42)));
        }
        String token = "ghs_" + tokens.size();
        Instant until = clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        tokens.put(token, until);
        return Optional.of(new CannedResponse(201, Map.of("token", token, "expires_at", until.toString())));
    }

    private boolean isSigned(String statement) {
        String[] parts = statement.split("\\.");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(Keys.OF_THE_APP.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            long now = clock.instant().getEpochSecond();
            return parts.length == 3
                    && signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asText().equals("123")
                    && claims.path("iat").asLong() <= now
                    && claims.path("exp").asLong() > now
                    && claims.path("exp").asLong() <= now + 600;
        } catch (GeneralSecurityException | IOException | RuntimeException wrong) {
            return false;
        }
    }

    /** Made when first asked for: to find two large primes takes longer than most of a test. */
    private static final class Keys {
        static final KeyPair OF_THE_APP = newKeys();
    }
}
