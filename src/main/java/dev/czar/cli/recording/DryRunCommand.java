package dev.czar.cli.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.cli.input.FactOverlayOption;
import dev.czar.cli.input.FactsFileReader;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.fact.Snapshot;
import dev.czar.json.JsonCodec;
import dev.czar.json.SnapshotFile;
import dev.czar.rule.DryRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What the rules would decide about a facts file, or what is known now, with or without changes; nothing is done. */
@Command(name = "dry-run", description = "Show what the rules would decide about facts; nothing is done.")
public final class DryRunCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "A facts file (see: czar facts --schema), or a recording, of which the last cycle is taken"
                    + " (default: what the running service knows now).")
    private Path facts;

    @Mixin
    private FactOverlayOption overlay;

    @Option(names = "--text", description = "Print a table for people instead of JSON.")
    private boolean text;

    @Mixin
    private RuleBookOption rules;

    @Override
    public Integer call() {
        Snapshot snapshot = overlay.applyTo(facts == null ? live() : FactsFileReader.read(czar, facts));
        DryRun run = DryRun.of(snapshot, rules.book(czar));
        if (text && !czar.json()) {
            print(run);
        } else {
            czar.output().json(run);
        }
        return FailureHandler.exitCode(run.quarantined().isEmpty());
    }

    private Snapshot live() {
        return SnapshotFile.read(
                "facts", ProjectConnection.open(czar).get("/facts").toString());
    }

    private void print(DryRun run) {
        TextTable table = new TextTable("STATUS", "ACTION", "WHAT", "RULE", "WHY");
        run.decisions().forEach(decision -> table.row(row(decision, new Cell("would do", Colour.GOOD))));
        run.vetoed().forEach(decision -> table.row(row(decision, new Cell("vetoed", Colour.CAUTION))));
        if (table.isEmpty()) {
            czar.output().line("nothing would be decided");
        } else {
            czar.output().table(table);
        }
        run.quarantined().forEach(rule -> czar.output()
                .line(Colour.BAD, "rule \"" + rule.rule() + "\" was quarantined: " + rule.reason()));
        czar.output().line(Colour.FAINT, "rules " + run.rules() + "  hash " + run.hash());
    }

    private static Cell[] row(DryRun.Proposal decision, Cell status) {
        JsonNode action = JsonCodec.mapper().valueToTree(decision.action());
        return new Cell[] {
            status,
            Cell.of(NameText.of(decision.action().kind().name())),
            Cell.of(FactText.fields(action).collect(Collectors.joining(" "))),
            Cell.of(decision.rule()),
            Cell.of(decision.why())
        };
    }
}
