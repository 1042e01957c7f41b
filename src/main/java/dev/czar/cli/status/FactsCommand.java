package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.DurationText;
import dev.czar.cli.console.FactText;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.rule.VocabularyCatalogue;
import dev.czar.json.FactSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What is known, or the schema of what can be. */
@Command(name = "facts", description = "Show what is known now, with source and age; or the schema of a facts file.")
public final class FactsCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(
            names = "--schema",
            description = "Print the JSON Schema of facts, conclusions and actions instead; works offline.")
    private boolean schema;

    @Option(names = "--catalogue", description = "Print all that a rule may name, in Markdown; works offline.")
    private boolean catalogue;

    @Parameters(paramLabel = "TYPE", arity = "0..*", description = "Only facts of these types, such as Worker Task.")
    private List<String> types = List.of();

    @Override
    public Integer call() {
        if (schema) {
            czar.output().raw(FactSchema.text().strip());
            return 0;
        }
        if (catalogue) {
            czar.output().raw(VocabularyCatalogue.markdown());
            return 0;
        }
        JsonNode answer = ProjectConnection.open(czar).get("/facts", Map.of("type", String.join(",", types)));
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        TextTable table = new TextTable("FACT", "WHAT", "SOURCE", "SEEN");
        answer.path("facts")
                .forEach(fact -> table.row(
                        fact.path("fact").asText(),
                        FactText.fields(fact).collect(Collectors.joining(" ")),
                        fact.path("seen").path("source").asText("file"),
                        DurationText.of(fact.path("seen").path("age")) + " ago"));
        czar.output().table(table);
        return 0;
    }
}
