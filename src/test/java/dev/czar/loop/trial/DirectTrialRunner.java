package dev.czar.loop.trial;

import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.function.IntConsumer;

/** Runs trials right here, for tests of what is done with their answers. */
public final class DirectTrialRunner implements TrialRunner {

    private final TrialTools tools;

    public DirectTrialRunner(RuleBookLoader books) {
        this.tools = new TrialTools(books);
    }

    /** With the compiled rules of the user. */
    public static DirectTrialRunner ofUser() {
        return new DirectTrialRunner(RuleBookLoader.ofUser(DirectTrialRunner.class.getClassLoader(), System.getenv()));
    }

    @Override
    public <T> T run(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules {
        return trial.run(tools.telling(progress));
    }
}
