package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The integration branch. */
@Command(
        name = "omnibus",
        description =
                "Show where accepted work stands and what would be merged next; take back remembered resolutions.",
        subcommands = {
            OmnibusStatusCommand.class,
            OmnibusPlanCommand.class,
            OmnibusWhatIfCommand.class,
            OmnibusBuildCommand.class,
            OmnibusResolutionsCommand.class
        })
final class OmnibusCommand implements Runnable {
    private static final int SHORT = 12;

    @ParentCommand
    private Czar czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: status, plan, what-if, build or resolutions");
    }

    Czar czar() {
        return czar;
    }

    /** Prints what a build would do; 1 when members would not merge or need each other. */
    int print(JsonNode prospect) {
        boolean trouble =
                !prospect.path("meetings").isEmpty() || !prospect.path("cycles").isEmpty();
        if (czar.json()) {
            czar.output().json(prospect);
            return trouble ? 1 : 0;
        }
        Table table = new Table("", "TASK", "BRANCH", "HEAD");
        int place = 0;
        for (JsonNode member : prospect.path("order")) {
            row(table, Integer.toString(++place), member);
        }
        prospect.path("left").forEach(member -> row(table, "out", member));
        czar.output().table(table);
        prospect.path("meetings").forEach(meeting -> czar.output()
                .line(
                        Colour.BAD,
                        "%s and %s would not merge: %s"
                                .formatted(task(meeting, "one"), task(meeting, "other"), meeting.path("files"))));
        prospect.path("cycles").forEach(ring -> czar.output().line(Colour.BAD, "these need each other: " + ring));
        String base = shortened(prospect.path("base"));
        czar.output().line(Colour.FAINT, base.isEmpty() ? "nothing is known yet" : place + " to merge onto " + base);
        return trouble ? 1 : 0;
    }

    static String shortened(JsonNode commit) {
        String text = commit.asText();
        return text.substring(0, Math.min(SHORT, text.length()));
    }

    private static void row(Table table, String place, JsonNode member) {
        table.row(place, member.path("task").asText(), member.path("branch").asText(), shortened(member.path("head")));
    }

    private static String task(JsonNode meeting, String side) {
        return meeting.path(side).path("task").asText();
    }
}
