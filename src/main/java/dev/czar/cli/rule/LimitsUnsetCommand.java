package dev.czar.cli.rule;

import dev.czar.cli.console.CommandFailure;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes back what was set: the rule for some alone goes, and what holds for all is as shipped. */
@Command(name = "unset", description = "Take a limit back: for some alone, or to the shipped value for all.")
final class LimitsUnsetCommand implements Callable<Integer> {

    @ParentCommand
    private LimitsCommand limits;

    @Parameters(index = "0", paramLabel = "NAME", description = "Such as stuck-after; czar limits lists them.")
    private String name;

    @ArgGroup
    private LimitScopeOption scope;

    @Override
    public Integer call() {
        RuleFiles files = limits.files();
        List<StatedLimit> known = LimitsCommand.limits(files);
        LimitHolding whose = LimitScopeOption.of(Optional.ofNullable(scope), limits.czar());
        Optional<StatedLimit> found = LimitsCommand.find(known, name, whose);
        LimitFileEditor editor = new LimitFileEditor(limits.czar(), files);
        if (whose.scope().isPresent()) {
            StatedLimit stated = found.orElseThrow(
                    () -> CommandFailure.wrongUsage("%s is not set for %s".formatted(name, whose), "see: czar limits"));
            said("%s of %s is no more (.czar/rules/%s)".formatted(name, whose, editor.remove(stated)));
            return 0;
        }
        StatedLimit stated = found.orElseThrow(() -> LimitsCommand.unknown(known, name));
        StatedLimit shipped = LimitsCommand.find(LimitsCommand.limits(RuleFiles.shipped()), name, whose)
                .orElseThrow(() -> CommandFailure.of(name + " is not shipped", "see: czar limits"));
        if (stated.value().equals(shipped.value())) {
            limits.czar().output().line(name + " is as shipped: " + LimitsCommand.shown(shipped.value()));
            return 0;
        }
        String file = editor.takeBack(stated, shipped.value());
        said("%s is as shipped now: %s (.czar/rules/%s)".formatted(name, LimitsCommand.shown(shipped.value()), file));
        return 0;
    }

    private void said(String what) {
        limits.czar().output().line(what + "; " + LimitsCommand.IN_FORCE);
    }
}
