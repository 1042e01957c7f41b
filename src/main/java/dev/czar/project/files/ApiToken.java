package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secret that the command line, or a worker, shows to the running Czar; made on first use, readable by its owner only. */
public final class ApiToken {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private ApiToken() {}

    /** One that an earlier version kept in the repository counts no more. */
    public static String of(ProjectLayout layout) throws IOException {
        Files.deleteIfExists(layout.formerToken());
        return of(layout.token());
    }

    /** The token that opens what only reads. */
    public static String ofReader(ProjectLayout layout) throws IOException {
        return of(layout.readingToken());
    }

    /** What links to answer a worker are signed with. */
    static String ofAnswerLinks(ProjectLayout layout) throws IOException {
        return of(layout.answerKey());
    }

    /** What each report of a worker must show. */
    public static String ofReports(ProjectLayout layout, String worker) throws IOException {
        return of(layout.reportProof(worker));
    }

    /** Makes another token in place of the one in this file; a running Czar takes it at the next request. */
    public static void renew(Path file) throws IOException {
        Files.deleteIfExists(file);
        of(file);
    }

    /** The token of one worker, which opens its tools and hooks and nothing else. */
    public static String ofWorker(ProjectLayout layout, String worker) throws IOException {
        return of(layout.workerToken(worker));
    }

    private static synchronized String of(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, FilePermissions.ownerOnly().value());
            String known = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (FORM.matcher(known).matches()) {
                return known;
            }
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        AtomicFileWriter.write(file, (token + "\n").getBytes(StandardCharsets.US_ASCII), FilePermissions.ownerOnly());
        return token;
    }
}
