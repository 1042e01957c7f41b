package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The pull requests. */
@Command(
        name = "pr",
        description = "List the pull requests; show one with its history, or its changes.",
        subcommands = {
            PullRequestCommand.PullRequestListCommand.class,
            PullRequestCommand.PullRequestShowCommand.class,
            PullRequestCommand.PullRequestDiffCommand.class
        })
public final class PullRequestCommand implements Runnable {

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command; one of: list, show N or diff N");
    }

    CzarCommand czar() {
        return czar;
    }

    /** What a pull request changes. */
    @Command(name = "diff", description = "Show what a pull request changes since it left the mainline.")
    static final class PullRequestDiffCommand implements Callable<Integer> {

        @ParentCommand
        private PullRequestCommand parent;

        @Parameters(paramLabel = "N", description = "Its number.")
        private int number;

        @Override
        public Integer call() {
            CzarCommand czar = parent.czar();
            JsonNode answer = ProjectConnection.open(czar).get("/pull-requests/" + number + "/diff");
            if (czar.json()) {
                czar.output().json(answer);
            } else {
                czar.output().line(answer.path("diff").asText().stripTrailing());
            }
            return 0;
        }
    }

    /** All pull requests with what was last said of their heads. */
    @Command(name = "list", description = "List the pull requests with their latest checks and reviews.")
    static final class PullRequestListCommand implements Callable<Integer> {
        private static final int SHORT = 10;

        @ParentCommand
        private PullRequestCommand parent;

        @Override
        public Integer call() {
            CzarCommand czar = parent.czar();
            JsonNode answer = ProjectConnection.open(czar).get("/pull-requests");
            if (czar.json()) {
                czar.output().json(answer);
                return 0;
            }
            TextTable table = new TextTable("NUMBER", "TASK", "BRANCH", "HEAD", "STATE", "CHECKS", "REVIEW");
            answer.path("pullRequests").forEach(view -> {
                JsonNode request = view.path("pullRequest");
                String head = request.path("head").asText();
                table.row(
                        "#" + request.path("number").asText(),
                        request.path("task").asText(),
                        request.path("branch").asText(),
                        head.substring(0, Math.min(SHORT, head.length())),
                        NameText.of(request.path("state").asText()),
                        ofHead(view.path("check"), head, "status"),
                        ofHead(view.path("review"), head, "verdict"));
            });
            czar.output().table(table);
            return 0;
        }

        /** What was said of another head says nothing of this one. */
        private static String ofHead(JsonNode said, String head, String field) {
            return said.path("head").asText().equals(head)
                    ? NameText.of(said.path(field).asText())
                    : "";
        }
    }

    /** One pull request with its history. */
    @Command(name = "show", description = "Show a pull request with its history.")
    static final class PullRequestShowCommand implements Callable<Integer> {

        @ParentCommand
        private PullRequestCommand parent;

        @Parameters(paramLabel = "N", description = "Its number.")
        private int number;

        @Override
        public Integer call() {
            CzarCommand czar = parent.czar();
            JsonNode page = ProjectConnection.open(czar).get("/pull-requests/" + number);
            if (czar.json()) {
                czar.output().json(page);
                return 0;
            }
            ConsoleOutput output = czar.output();
            output.line("#%d %s".formatted(number, page.path("title").asText()));
            output.line(
                    Colour.FAINT,
                    "%s, %s of %s, %s to %s at %s"
                            .formatted(
                                    NameText.of(page.path("state").asText()),
                                    page.path("task").asText(),
                                    page.path("worker").asText(),
                                    page.path("branch").asText(),
                                    page.path("base").asText(),
                                    page.path("head").asText()));
            output.line("");
            output.line(page.path("body").asText());
            output.line("");
            TextTable table = new TextTable("WHEN", "WHAT", "WHO", "TEXT");
            page.path("history")
                    .forEach(happening -> table.row(
                            happening.path("at").asText(),
                            happening.path("what").asText(),
                            happening.path("author").asText(),
                            happening.path("text").asText()));
            output.table(table);
            return 0;
        }
    }
}
