package dev.czar.cli;

import java.util.List;

/**
 * What a replay came to: how many cycles were run again, how many came to the hash recorded, how many hold redacted facts
 * and so were not compared, where the others differ, and what is wrong with the recording.
 */
record ReplayReport(
        int cycles, int equal, int redacted, List<Difference> differences, List<String> problems, boolean fine) {

    /** A cycle, its line in the recording, and the two hashes; {@code computed} may say why there is none. */
    record Difference(long cycle, int line, String recorded, String computed) {}
}
