package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secret that the command line, or a worker, shows to the running Czar; made on first use, readable by its owner only. */
public final class ApiToken {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private static final String REPOSITORY = "repository";

    private ApiToken() {}

    /** One that an earlier version kept in the repository counts no more. */
    public static String of(ProjectLayout layout) throws IOException {
        Files.deleteIfExists(layout.formerToken());
        String token = of(layout.token());
        Files.writeString(layout.operatorFiles().resolve(REPOSITORY), layout.common() + "\n");
        forgetGone(layout.operatorFiles().getParent());
        return token;
    }

    /** The folders of repositories that are no more, with nothing in them but what is made here, are removed. */
    private static void forgetGone(Path all) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(all)) {
            folders = found.filter(folder -> isGone(folder.resolve(REPOSITORY))).toList();
        }
        for (Path folder : folders) {
            for (String name : List.of("token", "reading-token", REPOSITORY)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException holdsMore) {
                continue;
            }
        }
    }

    /** A folder whose parent is missing too may be on a disk that is not there now. */
    private static boolean isGone(Path note) {
        try {
            Path repository = Path.of(Files.readString(note).strip());
            Path project = Optional.ofNullable(repository.getParent()).orElse(repository);
            return !Files.exists(repository)
                    && Optional.ofNullable(project.getParent())
                            .map(Files::exists)
                            .orElse(false);
        } catch (IOException | InvalidPathException unknown) {
            return false;
        }
    }

    /** The token that opens what only reads. */
    public static String ofReader(ProjectLayout layout) throws IOException {
        return of(layout.readingToken());
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
