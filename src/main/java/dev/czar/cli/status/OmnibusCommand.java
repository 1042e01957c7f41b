package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.FactText.WaitingText;
import dev.czar.cli.console.TextTable;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The integration branch. */
@Command(
        name = "omnibus",
        description = "Show the state of accepted work and what would be merged next; revoke recorded resolutions.",
        subcommands = {
            OmnibusCommand.OmnibusStatusCommand.class,
            OmnibusCommand.OmnibusPlanCommand.class,
            OmnibusCommand.OmnibusWhatIfCommand.class,
            OmnibusCommand.OmnibusBuildCommand.class,
            OmnibusCommand.OmnibusResolutionsCommand.class
        })
public final class OmnibusCommand implements Runnable {
    private static final int SHORT = 12;

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "missing command; one of: status, plan, what-if, build or resolutions");
    }

    CzarCommand czar() {
        return czar;
    }

    /** Prints what a build would do; 1 when members would not merge or need each other. */
    int print(JsonNode prospect) {
        boolean trouble = !prospect.path("conflicts").isEmpty()
                || !prospect.path("cycles").isEmpty();
        if (czar.json()) {
            czar.output().json(prospect);
            return trouble ? 1 : 0;
        }
        TextTable table = new TextTable("", "TASK", "BRANCH", "HEAD");
        int place = 0;
        for (JsonNode member : prospect.path("order")) {
            row(table, Integer.toString(++place), member);
        }
        prospect.path("leftOut").forEach(member -> row(table, "left out", member));
        czar.output().table(table);
        prospect.path("conflicts").forEach(meeting -> czar.output()
                .line(
                        Colour.BAD,
                        "%s and %s conflict: %s"
                                .formatted(task(meeting, "one"), task(meeting, "other"), meeting.path("files"))));
        prospect.path("cycles").forEach(ring -> czar.output().line(Colour.BAD, "circular dependency: " + ring));
        String base = shortCommit(prospect.path("base"));
        czar.output().line(Colour.FAINT, base.isEmpty() ? "no snapshot yet" : place + " members on top of " + base);
        return trouble ? 1 : 0;
    }

    static String shortCommit(JsonNode commit) {
        String text = commit.asText();
        return text.substring(0, Math.min(SHORT, text.length()));
    }

    private static void row(TextTable table, String place, JsonNode member) {
        table.row(
                place, member.path("task").asText(), member.path("branch").asText(), shortCommit(member.path("head")));
    }

    private static String task(JsonNode meeting, String side) {
        return meeting.path(side).path("task").asText();
    }

    /** Has the rules look again now. */
    @Command(name = "build", description = "Run a cycle now and show the plan; the omnibus is built when it can be.")
    static final class OmnibusBuildCommand implements Callable<Integer> {

        @ParentCommand
        private OmnibusCommand omnibus;

        @Override
        public Integer call() {
            JsonNode prospect = ProjectConnection.open(omnibus.czar()).post("/omnibus/build", Map.of());
            return omnibus.print(prospect);
        }
    }

    /** What would be merged next. */
    @Command(name = "plan", description = "Show what would be merged next, in which order, and the conflicts.")
    static final class OmnibusPlanCommand implements Callable<Integer> {

        @ParentCommand
        private OmnibusCommand omnibus;

        @Override
        public Integer call() {
            JsonNode prospect = ProjectConnection.open(omnibus.czar()).get("/omnibus/plan");
            return omnibus.print(prospect);
        }
    }

    /** How conflicts are settled that were settled before. */
    @Command(name = "resolutions", description = "List recorded conflict resolutions, or revoke one.")
    static final class OmnibusResolutionsCommand implements Callable<Integer> {

        @ParentCommand
        private OmnibusCommand omnibus;

        @Option(names = "--revoke", paramLabel = "KEY", description = "Revoke this one; it is not recorded again.")
        private String revoked;

        @Override
        public Integer call() {
            CzarCommand czar = omnibus.czar();
            ProjectConnection connection = ProjectConnection.open(czar);
            JsonNode answer = revoked == null
                    ? connection.get("/omnibus/resolutions")
                    : connection.post(
                            "/omnibus/resolutions/" + ProjectConnection.encoded(revoked) + "/revoke",
                            Map.of("author", czar.environment().user()));
            if (czar.json()) {
                czar.output().json(answer);
                return 0;
            }
            TextTable table = new TextTable("KEY", "FILE", "AS IN", "AUTHOR");
            answer.path("resolutions")
                    .forEach(one -> table.row(
                            one.path("key").asText(),
                            one.path("path").asText(),
                            OmnibusCommand.shortCommit(one.path("commit")),
                            one.path("author").asText()));
            czar.output().table(table);
            return 0;
        }
    }

    /** Where every submitted head stands. */
    @Command(
            name = "status",
            description = "Show the omnibus, where each submitted head stands, and what it waits for.")
    static final class OmnibusStatusCommand implements Callable<Integer> {

        @ParentCommand
        private OmnibusCommand omnibus;

        @Override
        public Integer call() {
            CzarCommand czar = omnibus.czar();
            JsonNode answer = ProjectConnection.open(czar).get("/omnibus");
            if (czar.json()) {
                czar.output().json(answer);
                return 0;
            }
            JsonNode tip = answer.path("omnibus");
            czar.output()
                    .line(
                            tip.isObject()
                                    ? "%s, %s"
                                            .formatted(
                                                    OmnibusCommand.shortCommit(tip.path("commit")),
                                                    NameText.of(
                                                            tip.path("state").asText()))
                                    : "no omnibus yet");
            TextTable table = new TextTable("TASK", "WORKER", "HEAD", "STATE", "WHY", "WAITING FOR");
            answer.path("members")
                    .forEach(member -> table.row(
                            member.path("task").asText(),
                            member.path("worker").asText(),
                            OmnibusCommand.shortCommit(member.path("head")),
                            NameText.of(member.path("state").asText()),
                            member.path("why").asText(),
                            WaitingText.withWhy(member.path("waitingFor"))));
            czar.output().table(table);
            if (!answer.path("members").isArray()) {
                czar.output().line(Colour.CAUTION, "members: unknown, the rules conclude nothing about them");
            }
            return 0;
        }
    }

    /** What would be merged next without a worker's work. */
    @Command(
            name = "what-if",
            description = "Show what would be merged next without a worker's work, and who would be left out with it.")
    static final class OmnibusWhatIfCommand implements Callable<Integer> {

        @ParentCommand
        private OmnibusCommand omnibus;

        @Option(names = "--without", required = true, paramLabel = "WORKER", description = "Whose work is left out.")
        private String without;

        @Override
        public Integer call() {
            JsonNode prospect = ProjectConnection.open(omnibus.czar()).get("/omnibus/plan", Map.of("without", without));
            return omnibus.print(prospect);
        }
    }
}
