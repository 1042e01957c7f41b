package dev.czar.loop.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.SecretValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookVerifierTest {
    /** The example in GitHub's own documentation. */
    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private final WebhookVerifier webhook = new WebhookVerifier(new SecretValue("It's a Secret to Everybody"));

    @Test
    void whoKnowsTheSecretIsHeard() {
        assertThat(webhook.isSigned(BODY, SIGNATURE)).isTrue();
    }

    @Test
    void aSingleFlippedBitIsNoticed() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] forged = BODY.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(webhook.isSigned(forged, SIGNATURE)).isFalse();
        }
    }

    @Test
    void aMissingOrOtherSignatureIsNone() {
        for (String other :
                new String[] {null, "", "sha256=", SIGNATURE.substring(7), SIGNATURE.toUpperCase(), "sha1=00"}) {
            assertThat(webhook.isSigned(BODY, other)).isFalse();
        }
    }

    @Test
    void theSecretItselfIsShownByAForgeThatDoesNotSign() {
        assertThat(webhook.isSecret("It's a Secret to Everybody")).isTrue();
        for (String other : new String[] {null, "", "It's a Secret", SIGNATURE}) {
            assertThat(webhook.isSecret(other)).isFalse();
        }
    }

    @Test
    void aReplayIsNotFreshUnderItsOwnIdNorUnderAnother() {
        assertThat(webhook.isFirstDelivery("d1", SIGNATURE)).isTrue();
        for (int replay = 0; replay < 100; replay++) {
            assertThat(webhook.isFirstDelivery("d1", SIGNATURE)).isFalse();
            assertThat(webhook.isFirstDelivery("e" + replay, SIGNATURE)).isFalse();
        }
        assertThat(webhook.isFirstDelivery("d2", "sha256=other")).isTrue();
        assertThat(webhook.isFirstDelivery("", "sha256=nameless")).isTrue();
        assertThat(webhook.isFirstDelivery("", "sha256=nameless too")).isTrue();
    }
}
