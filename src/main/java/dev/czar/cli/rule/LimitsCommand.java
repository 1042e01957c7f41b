package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.project.files.ProjectRuleFolder;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleCheckReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The limits by name, and what changes one. */
@Command(
        name = "limits",
        description = "List all limits with value, unit and where they are stated.",
        subcommands = LimitsCommand.LimitsSetCommand.class)
public final class LimitsCommand implements Callable<Integer> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(d|h|m|s|ms)");
    private static final Map<String, String> UNITS =
            Map.of("d", "ofDays", "h", "ofHours", "m", "ofMinutes", "s", "ofSeconds", "ms", "ofMillis");
    private static final Pattern WRITTEN = Pattern.compile("Duration\\.of(\\w+)\\(\\s*(-?\\d+)\\s*\\)");

    @ParentCommand
    private CzarCommand czar;

    @Mixin
    private RuleBookOption option;

    @Override
    public Integer call() {
        List<StatedLimit> limits = limits(option.files(czar));
        if (czar.json()) {
            czar.output().json(limits);
            return 0;
        }
        TextTable table = new TextTable("LIMIT", "VALUE", "UNIT", "STATED IN");
        limits.forEach(limit -> table.row(
                limit.name(),
                shown(limit.value()),
                limit.time() ? "time" : "number",
                origin(limit.file()) + " " + limit.file() + ":" + limit.line()));
        czar.output().table(table);
        return 0;
    }

    private String origin(String file) {
        RuleFiles files = option.files(czar);
        return files.find(file).equals(RuleFiles.shipped().find(file)) ? "shipped" : "own";
    }

    private static List<StatedLimit> limits(RuleFiles files) {
        return StatedLimit.of(ParsedRuleFiles.of(files.texts()));
    }

    /** {@code Duration.ofMinutes( 45 )} as {@code 45m}. */
    private static String shown(String written) {
        Matcher time = WRITTEN.matcher(written);
        return time.matches()
                ? time.group(2)
                        + UNITS.entrySet().stream()
                                .filter(unit -> unit.getValue().equals("of" + time.group(1)))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("")
                : written.equals("Duration.ZERO") ? "0s" : written;
    }

    /** Writes the rule that states a limit anew, into a file of the project's own, when nothing is wrong with it then. */
    @Command(name = "set", description = "Change a limit of this project, checked before it is written.")
    static final class LimitsSetCommand implements Callable<Integer> {

        @ParentCommand
        private LimitsCommand limits;

        @Parameters(index = "0", paramLabel = "NAME", description = "Such as stuck-after; czar limits lists them.")
        private String name;

        @Parameters(index = "1", paramLabel = "VALUE", description = "A number, or a time such as 45m, 2h or 90s.")
        private String value;

        @Override
        public Integer call() {
            CzarCommand czar = limits.czar;
            RuleFiles files = limits.option.files(czar);
            StatedLimit limit = find(limits(files));
            RuleFile changed = changed(files.find(limit.file()).orElseThrow(), limit, literal(limit));
            requireFine(files, changed);
            try {
                new ProjectRuleFolder(ProjectLocator.layout(czar).rules()).write(changed.name(), noted(changed, files));
            } catch (IOException failure) {
                throw CommandFailure.of(
                        "the file cannot be written: " + failure.getMessage(), "see: czar doctor", failure);
            }
            czar.output()
                    .line(
                            "%s is %s now, and was %s (.czar/rules/%s:%d); it counts when the saved rules are in force: czar rules status"
                                    .formatted(limit.name(), value, shown(limit.value()), limit.file(), limit.line()));
            return 0;
        }

        private StatedLimit find(List<StatedLimit> known) {
            List<StatedLimit> found =
                    known.stream().filter(limit -> limit.name().equals(name)).toList();
            if (found.size() > 1) {
                throw CommandFailure.wrongUsage(
                        name + " is stated more than once", "take one away first; czar check names the places");
            }
            return found.stream()
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.wrongUsage(
                            "there is no limit " + name,
                            NameSuggestion.of(
                                    name, known.stream().map(StatedLimit::name).toList(), "see: czar limits")));
        }

        private String literal(StatedLimit limit) {
            Matcher time = TIME.matcher(value);
            if (limit.time() && time.matches()) {
                return "Duration." + UNITS.get(time.group(2)) + "( " + time.group(1) + " )";
            }
            if (!limit.time() && value.matches("\\d{1,6}")) {
                return value;
            }
            throw CommandFailure.wrongUsage(
                    name + " is a " + (limit.time() ? "time" : "number") + ", found " + value,
                    limit.time() ? "write 45m, 2h, 90s or 1d" : "write a number");
        }

        private static RuleFile changed(RuleFile file, StatedLimit limit, String literal) {
            String text = file.text();
            return new RuleFile(
                    file.name(),
                    text.substring(0, limit.place().start())
                            + literal
                            + text.substring(limit.place().end()));
        }

        /** A copy of a shipped file says so. */
        private static String noted(RuleFile file, RuleFiles before) {
            return RuleFiles.shipped()
                    .find(file.name())
                    .filter(before.files()::contains)
                    .map(shipped -> CopiedRuleFile.noted(file.text(), shipped))
                    .orElse(file.text());
        }

        /** What was wrong before, elsewhere, keeps nobody from changing a limit. */
        private static void requireFine(RuleFiles before, RuleFile changed) {
            List<CheckDiagnostic> known = RuleCheckReport.of(before).diagnostics();
            String wrong = RuleCheckReport.of(before.overlaidBy(List.of(changed))).diagnostics().stream()
                    .filter(found -> found.error() && !known.contains(found))
                    .map(CheckDiagnostic::toString)
                    .collect(Collectors.joining("\n"));
            if (!wrong.isEmpty()) {
                throw CommandFailure.of("nothing is written:\n" + wrong, "");
            }
        }
    }
}
