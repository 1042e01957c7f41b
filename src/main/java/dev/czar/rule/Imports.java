package dev.czar.rule;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts, actions and durations are all a rule may import. */
final class Imports implements Check {

    private static final Pattern ALLOWED =
            Pattern.compile("dev\\.czar\\.(fact|decision)\\.(\\*|\\w+)|java\\.time\\.Duration");
    private static final String HINT = "allowed are dev.czar.fact.*, dev.czar.decision.* and java.time.Duration";

    @Override
    public Stream<Problem> check(Source source) {
        Stream<Problem> classes = source.tree().getImports().stream()
                .filter(imported -> !ALLOWED.matcher(imported.getTarget()).matches())
                .map(imported -> source.problem(imported, "import of " + imported.getTarget(), HINT));
        Stream<Problem> functions = source.tree().getFunctionImports().stream()
                .map(imported -> source.problem(imported, "import of the function " + imported.getTarget(), HINT));
        Stream<Problem> accumulates = source.tree().getAccumulateImports().stream()
                .map(imported ->
                        source.problem(imported, "import of the accumulate function " + imported.getTarget(), HINT));
        return Stream.of(classes, functions, accumulates).flatMap(problems -> problems);
    }
}
