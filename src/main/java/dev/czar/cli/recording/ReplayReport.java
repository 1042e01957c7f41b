package dev.czar.cli.recording;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import java.util.List;

/**
 * What a replay came to: how many cycles were run again, how many came to the hash recorded, how many hold redacted facts
 * and so were not compared, where the others differ, and what is wrong with the recording.
 */
record ReplayReport(
        int cycles, int equal, int redacted, List<Difference> differences, List<String> problems, boolean fine) {

    /** A cycle, its line in the recording (0: from the ledger), and the two hashes; {@code computed} may say why there is none. */
    record Difference(long cycle, int line, String recorded, String computed) {

        @Override
        public String toString() {
            String where = line == 0 ? "" : " (line " + line + ")";
            return "cycle %d%s: recorded %s, computed %s".formatted(cycle, where, recorded, computed);
        }
    }

    int print(CzarCommand czar) {
        if (czar.json()) {
            czar.output().json(this);
        } else {
            print(czar.output());
        }
        return FailureHandler.exitCode(fine);
    }

    private void print(ConsoleOutput output) {
        differences.forEach(difference -> output.line(Colour.BAD, difference.toString()));
        problems.forEach(problem -> output.line(Colour.BAD, problem));
        output.line(
                fine ? Colour.GOOD : Colour.PLAIN,
                "%d of %d cycles reproduced the recorded hash".formatted(equal, cycles)
                        + (redacted == 0 ? "" : "; " + redacted + " hold redacted facts"));
    }
}
