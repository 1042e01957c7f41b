package dev.czar.loop;

import dev.czar.world.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The door for a forge's webhooks: who knows the secret is heard, once per delivery. The delivery's id is not signed, so
 * the signature is remembered beside it.
 */
public final class Webhook {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int REMEMBERED = 20_000;

    private final Secret secret;
    private final Map<String, Boolean> heard = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Webhook(Secret secret) {
        this.secret = secret;
    }

    /** Whether this body was signed, as it is, by who knows the secret; compared in constant time. */
    public boolean signed(byte[] body, String signature) {
        byte[] expected = (PREFIX + HexFormat.of().formatHex(code(body))).getBytes(StandardCharsets.US_ASCII);
        return signature != null && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether neither the delivery nor its signature was heard before. */
    public synchronized boolean fresh(String delivery, String signature) {
        boolean knownId = heard.put("id " + delivery, true) != null;
        boolean knownSignature = heard.put(signature, true) != null;
        return !knownId && !knownSignature;
    }

    private byte[] code(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
