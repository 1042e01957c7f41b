package dev.czar.cli.editor;

import dev.czar.cli.editor.RuleWorkspace.OpenFile;
import dev.czar.rule.check.reading.RuleLens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;

/** What stands above each rule of a project that has run: how often it decided in the last day, and the way to why it does not now. */
final class RuleCodeLenses {

    private static final String NOTHING = "";

    private final RuleWorkspace workspace;
    private final RuleActivityReader activity;
    private final String whyNot;

    /** {@code whyNot} is the command that answers with the file and the rule. */
    RuleCodeLenses(RuleWorkspace workspace, RuleActivityReader activity, String whyNot) {
        this.workspace = workspace;
        this.activity = activity;
        this.whyNot = whyNot;
    }

    List<CodeLens> of(String uri) {
        OpenFile file = workspace.file(uri);
        Optional<Map<String, Integer>> decided = activity.decided(file.folder());
        return decided.stream()
                .flatMap(counts -> RuleLens.of(file.name(), file.text(), counts).stream())
                .flatMap(lens -> lenses(uri, file, lens))
                .toList();
    }

    private Stream<CodeLens> lenses(String uri, OpenFile file, RuleLens lens) {
        Range head = TextPlaces.range(file.text(), lens.head());
        Stream<Command> count = lens.decided().stream()
                .mapToObj(times -> new Command(
                        times == 1 ? "decided once in the last day" : "decided " + times + " times in the last day",
                        NOTHING));
        Command ask = new Command("why not now", whyNot, List.of(uri, lens.rule()));
        return Stream.concat(count, Stream.of(ask)).map(command -> new CodeLens(head, command, null));
    }
}
