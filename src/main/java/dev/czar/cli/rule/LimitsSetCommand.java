package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.cli.rule.ScopedLimit.ScopeOption;
import dev.czar.project.files.ProjectRuleFolder;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCheckReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the rule that states a limit anew, into a file of the project's own, when nothing is wrong with it then. */
@Command(name = "set", description = "Change a limit of this project, checked before it is written.")
final class LimitsSetCommand implements Callable<Integer> {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(d|h|m|s|ms)");

    @ParentCommand
    private LimitsCommand limits;

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as stuck-after; czar limits lists them.")
    private String name;

    @Parameters(index = "1", paramLabel = "VALUE", description = "A number, or a time such as 45m, 2h or 90s.")
    private String value;

    @ArgGroup
    private ScopeOption scope;

    @Override
    public Integer call() {
        RuleFiles files = limits.files();
        List<StatedLimit> known = LimitsCommand.limits(files);
        StatedLimit limit = find(known, name);
        Optional<ScopedLimit> scoped = Optional.ofNullable(scope).map(wanted -> wanted.limit(limits.czar(), limit));
        StatedLimit before = scoped.flatMap(one -> one.stated(known)).orElse(limit);
        RuleFile changed = scoped.isPresent() && before.equals(limit)
                ? scoped.get().added(files, known, literal(limit))
                : changed(files.find(before.file()).orElseThrow(), before, literal(before));
        requireFine(files, changed);
        write(changed, files);
        limits.czar()
                .output()
                .line(
                        "%s is %s now, and was %s (.czar/rules/%s); it counts when the saved rules are in force: czar rules status"
                                .formatted(
                                        scoped.map(ScopedLimit::name).orElse(name),
                                        value,
                                        LimitsCommand.shown(before.value()),
                                        changed.name()));
        return 0;
    }

    private void write(RuleFile changed, RuleFiles before) {
        CzarCommand czar = limits.czar();
        try {
            new ProjectRuleFolder(ProjectLocator.layout(czar).rules())
                    .write(changed.name(), CopiedRuleFile.firstNoted(changed, before));
        } catch (IOException failure) {
            throw CommandFailure.of("the file cannot be written: " + failure.getMessage(), "see: czar doctor", failure);
        }
    }

    private static StatedLimit find(List<StatedLimit> known, String name) {
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
            return "Duration." + LimitsCommand.UNITS.get(time.group(2)) + "( " + time.group(1) + " )";
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
