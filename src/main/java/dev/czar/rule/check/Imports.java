package dev.czar.rule.check;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts, actions and durations are all a rule may import. */
final class Imports implements Check {

    private static final Pattern ALLOWED =
            Pattern.compile("dev\\.czar\\.(fact|decision)\\.(\\*|\\w+)|java\\.time\\.Duration");
    private static final String HINT = "allowed are dev.czar.fact.*, dev.czar.decision.* and java.time.Duration";

    @Override
    public Stream<Diagnostic> check(Source source) {
        Stream<Diagnostic> classes = source.tree().getImports().stream()
                .filter(imported -> !ALLOWED.matcher(imported.getTarget()).matches())
                .map(imported -> source.diagnostic(imported, "import of " + imported.getTarget(), HINT));
        Stream<Diagnostic> functions = source.tree().getFunctionImports().stream()
                .map(imported -> source.diagnostic(imported, "import of the function " + imported.getTarget(), HINT));
        Stream<Diagnostic> accumulates = source.tree().getAccumulateImports().stream()
                .map(imported ->
                        source.diagnostic(imported, "import of the accumulate function " + imported.getTarget(), HINT));
        return Stream.of(classes, functions, accumulates).flatMap(problems -> problems);
    }
}
