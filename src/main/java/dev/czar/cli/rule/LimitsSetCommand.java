package dev.czar.cli.rule;

import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.syntax.DurationUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private LimitScopeOption scope;

    @Override
    public Integer call() {
        RuleFiles files = limits.files();
        List<StatedLimit> known = LimitsCommand.limits(files);
        LimitHolding whose = LimitScopeOption.of(Optional.ofNullable(scope), limits.czar());
        Optional<StatedLimit> stated = LimitsCommand.find(known, name, whose);
        LimitFileEditor editor = new LimitFileEditor(limits.czar(), files);
        RuleFile changed;
        if (whose.scope().isPresent()) {
            LimitName limit = LimitScopeOption.limit(name);
            String literal = literal(limit.time());
            changed = stated.map(one -> editor.change(one, literal)).orElseGet(() -> editor.add(limit, whose, literal));
        } else {
            StatedLimit one = stated.orElseThrow(() -> LimitsCommand.unknown(known, name));
            changed = editor.change(one, literal(one.time()));
        }
        String before = stated.or(() -> LimitsCommand.find(known, name, LimitHolding.ALL))
                .map(one -> ", and was " + LimitsCommand.shown(one.value()))
                .orElse("");
        limits.czar()
                .output()
                .line("%s of %s is %s now%s (.czar/rules/%s); %s"
                        .formatted(name, whose, value, before, changed.name(), LimitsCommand.IN_FORCE));
        return 0;
    }

    private String literal(boolean isTime) {
        Matcher time = TIME.matcher(value);
        if (isTime && time.matches()) {
            return DurationUnit.ofSuffix(time.group(2)).orElseThrow().written(time.group(1));
        }
        if (!isTime && value.matches("\\d{1,6}")) {
            return value;
        }
        throw CommandFailure.wrongUsage(
                name + " is a " + (isTime ? "time" : "number") + ", found " + value,
                isTime ? "write 45m, 2h, 90s or 1d" : "write a number");
    }
}
