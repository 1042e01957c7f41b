package dev.czar.project.report;

import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What shows that a report is of the worker it names: a secret of each worker, in the field {@code proof}. */
public record ReportProofs(Map<String, String> byWorker) {

    static final String FIELD = "proof";
    private static final String FOLDER = "report-proofs";

    public ReportProofs {
        byWorker = Map.copyOf(byWorker);
    }

    /** Those of these workers, made where there is none. */
    public static ReportProofs of(ProjectLayout layout, Set<String> workers) throws IOException {
        Map<String, String> proofs = new TreeMap<>();
        for (String worker : workers) {
            proofs.put(worker, ApiToken.ofReports(layout, worker));
        }
        return new ReportProofs(proofs);
    }

    /** Where the proof of a worker is, beside the spool. */
    static Path file(Path spool, String worker) {
        return spool.resolveSibling(FOLDER).resolve(worker);
    }

    /** The proof of a worker, as whoever may write its reports reads it; "" when it has none. */
    static String read(Path spool, String worker) throws IOException {
        try {
            return TextFormat.WORKER.fits(worker)
                    ? Files.readString(file(spool, worker), StandardCharsets.ISO_8859_1)
                            .strip()
                    : "";
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    public boolean shows(String proof, String worker) {
        return writer(proof).filter(worker::equals).isPresent();
    }

    /** The worker that a proof is of. */
    public Optional<String> writer(String proof) {
        byte[] shown = proof.getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, String> known : byWorker.entrySet()) {
            boolean equal = MessageDigest.isEqual(known.getValue().getBytes(StandardCharsets.UTF_8), shown);
            found = equal ? known.getKey() : found;
        }
        return Optional.ofNullable(found);
    }
}
