package dev.czar.project.files;

import dev.czar.io.MessageCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Paths by which whoever holds them may answer one worker of {@code project} without signing in: signed, and for a while only.
 * The key is read each time, so that another one ends at once what was sent.
 */
public record AnswerLinks(ProjectLayout layout, String project, Duration lifetime) {

    /** What all such paths begin with. */
    public static final String PATH = "/answer/";

    private static final int LONGEST = 1_000;

    /** None where czar.yaml gives them no lifetime. */
    public static Optional<AnswerLinks> of(ProjectLayout layout, String project, Duration lifetime) {
        return lifetime.isZero() ? Optional.empty() : Optional.of(new AnswerLinks(layout, project, lifetime));
    }

    public String path(String worker, Instant now) throws IOException {
        byte[] right = (project + '\n' + worker + '\n' + now.toEpochMilli()).getBytes(StandardCharsets.UTF_8);
        return PATH + text(right) + '.' + text(code(right));
    }

    /** What the end of a path entitles to; nothing when it is not ours, or too old. */
    public Optional<AnswerRight> read(String token, Instant now) throws IOException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] right = Base64.getUrlDecoder().decode(parts[0]);
            return MessageDigest.isEqual(code(right), Base64.getUrlDecoder().decode(parts[1]))
                    ? right(new String(right, StandardCharsets.UTF_8)).filter(given -> now.isBefore(given.end()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<AnswerRight> right(String text) {
        String[] fields = text.split("\n", -1);
        if (!fields[0].equals(project)) {
            return Optional.empty();
        }
        Instant since = Instant.ofEpochMilli(Long.parseLong(fields[2]));
        return Optional.of(new AnswerRight(fields[1], since, since.plus(lifetime)));
    }

    private byte[] code(byte[] right) throws IOException {
        return MessageCode.of(ApiToken.ofAnswerLinks(layout), right);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** To answer what {@code worker} had asked when the link was made. */
    public record AnswerRight(String worker, Instant since, Instant end) {}
}
