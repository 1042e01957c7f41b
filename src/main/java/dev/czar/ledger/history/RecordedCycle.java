package dev.czar.ledger.history;

import dev.czar.fact.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * A cycle of a recording with all that is needed to run it again: the snapshot the loop had and the rule files by name.
 * {@code line} is its place in the recording, 0 when it comes from the ledger. When {@code redacted}, a secret was taken out of a fact of the snapshot and the hash may come out otherwise.
 */
public record RecordedCycle(
        long id,
        int line,
        Snapshot snapshot,
        String revision,
        Map<String, String> rules,
        String hash,
        List<String> quarantined,
        boolean redacted) {}
