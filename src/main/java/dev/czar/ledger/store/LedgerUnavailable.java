package dev.czar.ledger.store;

import java.nio.file.Path;

/** The ledger cannot be read or written now; the message names the file and what to do. Nothing was half written. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(Path file, String problem, Throwable cause) {
        super("the ledger " + file + " " + problem, cause);
    }
}
