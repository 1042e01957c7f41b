package dev.czar.loop.access;

import dev.czar.io.MessageCode;
import dev.czar.io.RecentMap;
import dev.czar.world.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * The door for a forge's webhooks: who knows the secret is heard, once per delivery. The delivery's id is not signed, so
 * the signature is remembered beside it.
 */
public final class WebhookVerifier {
    private static final String PREFIX = "sha256=";
    private static final int REMEMBERED = 20_000;

    private final SecretValue secret;
    private final Map<String, Boolean> delivered = new RecentMap<>(REMEMBERED);

    public WebhookVerifier(SecretValue secret) {
        this.secret = secret;
    }

    /** Whether this body was signed, as it is, by who knows the secret; compared in constant time. */
    public boolean isSigned(byte[] body, String signature) {
        byte[] expected = signature(body).getBytes(StandardCharsets.US_ASCII);
        return signature != null && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the secret itself is shown, for a forge that does not sign; compared in constant time. */
    public boolean isSecret(String shown) {
        byte[] expected = secret.reveal().getBytes(StandardCharsets.UTF_8);
        return shown != null && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a body by who knows the secret. */
    public String signature(byte[] body) {
        return PREFIX + HexFormat.of().formatHex(MessageCode.of(secret.reveal(), body));
    }

    /** Whether neither the delivery, "" where it has no name, nor its signature was heard before. */
    public synchronized boolean isFirstDelivery(String delivery, String signature) {
        boolean knownId = !delivery.isEmpty() && delivered.put("id " + delivery, true) != null;
        boolean knownSignature = delivered.put(signature, true) != null;
        return !knownId && !knownSignature;
    }
}
