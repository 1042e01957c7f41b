package dev.czar.io;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256: what only who knows the secret can make of a message. */
public final class MessageCode {

    private static final String ALGORITHM = "HmacSHA256";

    private MessageCode() {}

    /** Of the parts, one after the other. */
    public static byte[] of(byte[] secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] of(String secret, byte[] message) {
        return of(secret.getBytes(StandardCharsets.UTF_8), message);
    }
}
