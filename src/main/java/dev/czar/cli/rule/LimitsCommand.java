package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The limits by name, and what changes one. */
@Command(
        name = "limits",
        description = "List all limits with value, unit and where they are stated.",
        subcommands = LimitsSetCommand.class)
public final class LimitsCommand implements Callable<Integer> {

    static final Map<String, String> UNITS =
            Map.of("d", "ofDays", "h", "ofHours", "m", "ofMinutes", "s", "ofSeconds", "ms", "ofMillis");
    private static final Pattern WRITTEN = Pattern.compile("Duration\\.of(\\w+)\\(\\s*(-?\\d+)\\s*\\)");

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

    static List<StatedLimit> limits(RuleFiles files) {
        return StatedLimit.of(ParsedRuleFiles.of(files.texts()));
    }

    /** {@code Duration.ofMinutes( 45 )} as {@code 45m}. */
    static String shown(String written) {
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
}
