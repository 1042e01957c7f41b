package dev.czar.world.forge.github;

import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.github.GitHubCredentials.AppKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statement, signed with RS256, by which a GitHub App shows who it is; nine minutes are less than the ten allowed. */
final class AppJwt {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");
    private static final byte[] RSA_KEY = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CLOCK_DRIFT_SECONDS = 60;
    private static final int VALID_SECONDS = 9 * 60;

    private final String app;
    private final PrivateKey key;

    AppJwt(AppKey credentials) {
        if (!credentials.app().matches("[A-Za-z0-9._-]{1,100}")) {
            throw new ForgeException("'%s' is no id of a GitHub App.".formatted(credentials.app()));
        }
        this.app = credentials.app();
        this.key = key(credentials.key().reveal());
    }

    String at(Instant now) {
        String claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                .formatted(now.getEpochSecond() - CLOCK_DRIFT_SECONDS, now.getEpochSecond() + VALID_SECONDS, app);
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new ForgeException("The key of the GitHub App cannot sign: " + failure.getMessage(), failure);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** GitHub hands out keys in the older form (PKCS#1), which Java reads only inside the newer one (PKCS#8). */
    private static PrivateKey key(String pem) {
        Matcher text = PEM.matcher(pem);
        if (!text.find()) {
            throw new ForgeException("The key of the GitHub App is no private key in PEM.");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.group(2));
            byte[] whole = text.group(1) == null ? bytes : tagged(SEQUENCE, joined(RSA_KEY, tagged(OCTETS, bytes)));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(whole));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new ForgeException("The key of the GitHub App cannot be read; make a new one in its settings.");
        }
    }

    /** As DER has it, with a length of two bytes. */
    private static byte[] tagged(int tag, byte[] content) {
        byte[] head = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
