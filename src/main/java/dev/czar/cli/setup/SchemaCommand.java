package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.cli.console.TextTable;
import dev.czar.project.schema.FileSchema;
import dev.czar.project.setup.SchemaFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The JSON Schemas of the files in .czar. */
@Command(
        name = "schema",
        description =
                "Print the JSON Schema of a file in .czar, by which editors complete and check; list them without a name.")
public final class SchemaCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The file, such as czar or work-queue.json.")
    private String name = "";

    @Option(names = "--write", description = "Write all of them to .czar/schemas, where the files name them.")
    private boolean write;

    @Option(names = "--reference", description = "Print all keys of all files as a page.")
    private boolean reference;

    @Override
    public Integer call() throws IOException {
        if (write) {
            List<String> written = new SchemaFolder(ProjectLocator.layout(czar)).write();
            if (czar.json()) {
                czar.output().json(Map.of("written", written));
            } else {
                written.forEach(czar.output()::line);
            }
        } else if (reference) {
            czar.environment().out().print(ConfigurationReference.page());
            czar.environment().out().flush();
        } else if (name.isEmpty()) {
            list();
        } else {
            czar.environment().out().print(named().text());
            czar.environment().out().flush();
        }
        return 0;
    }

    private void list() {
        if (czar.json()) {
            czar.output().json(Map.of("schemas", FileSchema.words()));
            return;
        }
        TextTable table = new TextTable("NAME", "FILE", "SCHEMA");
        Arrays.stream(FileSchema.values())
                .forEach(schema ->
                        table.row(schema.word(), ".czar/" + schema.file(), ".czar/schemas/" + schema.schemaFile()));
        czar.output().table(table);
    }

    private FileSchema named() {
        return FileSchema.named(name)
                .orElseThrow(() -> CommandFailure.wrongUsage(
                        "there is no schema " + name,
                        NameSuggestion.of(
                                name, FileSchema.words(), "there are " + String.join(", ", FileSchema.words()))));
    }
}
