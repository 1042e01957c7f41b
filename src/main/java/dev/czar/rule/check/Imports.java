package dev.czar.rule.check;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.ImportDescr;

/** Facts, actions and durations are all a rule may import. */
final class Imports implements Check {

    private static final Pattern ALLOWED =
            Pattern.compile("dev\\.czar\\.(fact|decision)\\.(\\*|\\w+)|java\\.time\\.Duration");
    private static final String HINT = "allowed are dev.czar.fact.*, dev.czar.decision.* and java.time.Duration";

    @Override
    public Stream<Diagnostic> check(Source source) {
        Stream<Diagnostic> classes = source.tree().getImports().stream()
                .filter(imported -> !ALLOWED.matcher(imported.getTarget()).matches())
                .map(imported -> refused(source, imported, "import of " + imported.getTarget()));
        Stream<Diagnostic> functions = source.tree().getFunctionImports().stream()
                .map(imported -> refused(source, imported, "import of the function " + imported.getTarget()));
        Stream<Diagnostic> accumulates = source.tree().getAccumulateImports().stream()
                .map(imported ->
                        refused(source, imported, "import of the accumulate function " + imported.getTarget()));
        return Stream.of(classes, functions, accumulates).flatMap(diagnostics -> diagnostics);
    }

    private static Diagnostic refused(Source source, ImportDescr imported, String message) {
        return source.diagnostic(new Finding(Code.IMPORT, message, HINT), source.span(imported), "");
    }
}
