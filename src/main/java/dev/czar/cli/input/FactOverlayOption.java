package dev.czar.cli.input;

import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.json.InvalidJson;
import dev.czar.json.JsonCodec;
import dev.czar.json.SnapshotOverlay;
import dev.czar.json.SnapshotOverlay.ComponentChange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What is to be otherwise in the facts a command looks at. */
public final class FactOverlayOption {

    private static final Pattern SET = Pattern.compile("([^=]+/[^=]*)\\.(\\w+)=(.*)", Pattern.DOTALL);

    @Option(
            names = "--put",
            paramLabel = "FACT",
            description = "A fact as JSON, added or in place of the one with its key; may be given many times.")
    private List<String> put = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY.FIELD=VALUE",
            description =
                    "Another value in a fact, such as WorkerProgress/alice.silence=PT3H; may be given many times.")
    private List<String> set = List.of();

    @Option(
            names = "--remove",
            paramLabel = "KEY",
            description = "A fact that is not to be there, such as Hold/alice; may be given many times.")
    private List<String> remove = List.of();

    public Snapshot applyTo(Snapshot snapshot) {
        try {
            List<Fact> facts = new ArrayList<>();
            for (String text : put) {
                facts.add(JsonCodec.read("--put", text, Fact.class));
            }
            return new SnapshotOverlay(
                            facts, set.stream().map(FactOverlayOption::change).toList(), remove)
                    .applyTo(snapshot);
        } catch (InvalidJson invalid) {
            throw CommandFailure.wrongUsage(invalid.getMessage(), "what facts hold: czar facts --schema");
        }
    }

    private static ComponentChange change(String text) {
        Matcher matcher = SET.matcher(text);
        if (!matcher.matches()) {
            throw CommandFailure.wrongUsage(
                    "--set takes KEY.FIELD=VALUE, such as WorkerProgress/alice.silence=PT3H, not " + text, "");
        }
        return new ComponentChange(matcher.group(1), matcher.group(2), matcher.group(3));
    }
}
