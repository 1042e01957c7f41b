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

    public static String of(ProjectLayout layout) throws IOException {
        return of(layout.token());
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
