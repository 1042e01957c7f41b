package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.DurationText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What workers' programs wait to be allowed, each with its exact command. */
@Command(
        name = "permissions",
        description = "Show what workers' programs wait to be allowed; answer with czar allow or czar deny.")
public final class PermissionsCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/permissions");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        ConsoleOutput output = czar.output();
        answer.path("permissions").forEach(one -> {
            String id = one.path("id").asText();
            output.line(
                    Colour.HEADING,
                    "%s  %s, %s ago".formatted(id, one.path("worker").asText(), DurationText.of(one.path("age"))));
            output.line("  " + one.path("asks").asText().replace("\n", "\n  "));
            output.line("  czar allow %s, or czar deny %s --reason TEXT; denied in %s"
                    .formatted(id, id, DurationText.of(one.path("deniedIn"))));
        });
        if (answer.path("permissions").isEmpty()) {
            output.line("nobody waits for a permission");
        }
        return 0;
    }
}
