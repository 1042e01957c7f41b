package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.syntax.DurationUnit;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The limits by name, and what changes one. */
@Command(
        name = "limits",
        description = "List all limits with value, whom they hold for, unit and where they are stated.",
        subcommands = {LimitsSetCommand.class, LimitsUnsetCommand.class})
public final class LimitsCommand implements Callable<Integer> {

    static final String IN_FORCE = "it counts when the saved rules are in force: czar rules status";
    private static final Pattern WRITTEN = Pattern.compile("Duration\\.(\\w+)\\(\\s*(-?\\d+)\\s*\\)");

    @ParentCommand
    private CzarCommand czar;

    @Mixin
    private RuleBookOption option;

    CzarCommand czar() {
        return czar;
    }

    /** The rule files whose limits these are. */
    RuleFiles files() {
        return option.files(czar);
    }

    @Override
    public Integer call() {
        RuleFiles files = files();
        RuleFiles shipped = RuleFiles.shipped();
        List<ListedLimit> limits = StatedLimit.ofAllRules(
                        ParsedRuleFiles.of(files.effective().texts()))
                .stream()
                .map(limit -> ListedLimit.of(
                        limit, files.find(limit.file()).equals(shipped.find(limit.file())) ? "shipped" : "own"))
                .toList();
        if (czar.json()) {
            czar.output().json(limits);
            return 0;
        }
        TextTable table = new TextTable("LIMIT", "FOR", "VALUE", "UNIT", "STATED IN");
        limits.forEach(limit -> table.row(
                limit.limit(),
                limit.holds(),
                limit.value(),
                limit.unit(),
                limit.origin() + " " + limit.file() + ":" + limit.line()));
        czar.output().table(table);
        return 0;
    }

    static List<StatedLimit> limits(RuleFiles files) {
        return StatedLimit.of(ParsedRuleFiles.of(files.effective().texts()));
    }

    /** The one that is stated for these, if there is one. */
    static Optional<StatedLimit> find(List<StatedLimit> known, String name, LimitHolding whose) {
        List<StatedLimit> found = known.stream()
                .filter(limit -> limit.name().equals(name) && limit.whose().equals(whose))
                .toList();
        if (found.size() > 1) {
            throw CommandFailure.wrongUsage(
                    name + " of " + whose + " is stated more than once",
                    "take one away first; czar check names the places");
        }
        return found.stream().findFirst();
    }

    static CommandFailure unknown(List<StatedLimit> known, String name) {
        return CommandFailure.wrongUsage(
                "there is no limit " + name,
                NameSuggestion.of(name, known.stream().map(StatedLimit::name).toList(), "see: czar limits"));
    }

    /** {@code Duration.ofMinutes( 45 )} as {@code 45m}. */
    static String shown(String written) {
        Matcher time = WRITTEN.matcher(written);
        return time.matches()
                ? time.group(2)
                        + DurationUnit.ofMethod(time.group(1))
                                .map(DurationUnit::suffix)
                                .orElse("")
                : written.equals("Duration.ZERO") ? "0s" : written;
    }

    /** A limit as it is listed; {@code holds} says for whom. */
    private record ListedLimit(
            String limit, String holds, String value, String unit, String origin, String file, int line) {

        static ListedLimit of(StatedLimit limit, String origin) {
            return new ListedLimit(
                    limit.name(),
                    limit.whose() + (limit.conditions().isEmpty() ? "" : " when " + limit.conditions()),
                    shown(limit.value()),
                    limit.time() ? "time" : "number",
                    origin,
                    limit.file(),
                    limit.line());
        }
    }
}
