package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.project.files.ProjectRuleFolder;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleCheckReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that state limits, in files of the project's own: changed only when nothing is wrong with them then. */
final class LimitFileEditor {

    /** Where a limit for some alone is written. */
    static final String SCOPED = "limits-scoped.drl";

    private static final String HEADER =
            """
            package dev.czar.rules;

            import dev.czar.fact.*;
            import dev.czar.decision.*;
            import java.time.Duration;
            """;

    private static final String RULE =
            """

            rule "%1$s of %2$s"
              @capability("A4") @why("set for %2$s alone")
            when
            then
              insertLogical( new LimitFor( LimitName.%3$s, LimitScope.%4$s, "%5$s", %6$s ) );
            end
            """;

    private final CzarCommand czar;
    private final RuleFiles files;

    LimitFileEditor(CzarCommand czar, RuleFiles files) {
        this.czar = czar;
        this.files = files;
    }

    /** Another value in the place of the one that is stated. */
    RuleFile change(StatedLimit limit, String literal) {
        return save(changed(limit, literal));
    }

    /** The shipped value in the place of another; a copy that has nothing of its own then goes. */
    String takeBack(StatedLimit limit, String shippedLiteral) {
        RuleFile changed = changed(limit, shippedLiteral);
        if (RuleFiles.shipped()
                .find(changed.name())
                .filter(shipped -> shipped.text().equals(CopiedRuleFile.withoutNote(changed.text())))
                .isPresent()) {
            delete(changed.name());
        } else {
            save(changed);
        }
        return changed.name();
    }

    /** A rule more. */
    RuleFile add(LimitName limit, LimitHolding whose, String literal) {
        String before = files.find(SCOPED).map(RuleFile::text).orElse(HEADER);
        return save(new RuleFile(
                SCOPED,
                before
                        + RULE.formatted(
                                limit.label(), whose, limit, whose.scope().orElseThrow(), whose.name(), literal)));
    }

    /** Without the rule that states it; a file that states nothing then goes. */
    String remove(StatedLimit limit) {
        requireRule(limit);
        RuleFile file = files.find(limit.file()).orElseThrow();
        int start = limit.rule().start();
        int end = limit.rule().end();
        String rest = file.text().substring(0, start).stripTrailing()
                + "\n"
                + file.text().substring(end).replaceFirst("^\\s*\\n", "\n");
        if (ParsedRuleFiles.of(Map.of(file.name(), rest)).parsed().stream()
                .anyMatch(parsed -> parsed.rules().findAny().isEmpty())) {
            delete(file.name());
        } else {
            save(new RuleFile(file.name(), rest));
        }
        return file.name();
    }

    private RuleFile changed(StatedLimit limit, String literal) {
        requireRule(limit);
        String text = files.find(limit.file()).orElseThrow().text();
        return new RuleFile(
                limit.file(),
                text.substring(0, limit.place().start())
                        + literal
                        + text.substring(limit.place().end()));
    }

    private static void requireRule(StatedLimit limit) {
        if (!limit.file().endsWith(".drl")) {
            throw CommandFailure.of(
                    "%s of %s is stated in a table".formatted(limit.name(), limit.whose()),
                    "change it there: " + limit.file() + ":" + limit.line());
        }
    }

    private RuleFile save(RuleFile changed) {
        requireFine(files.overlaidBy(List.of(changed)));
        try {
            folder().write(changed.name(), CopiedRuleFile.firstNoted(changed, files));
        } catch (IOException failure) {
            throw unwritten(failure);
        }
        return changed;
    }

    private void delete(String name) {
        Stream<RuleFile> others =
                files.files().stream().filter(file -> !file.name().equals(name));
        requireFine(new RuleFiles(
                Stream.concat(others, RuleFiles.shipped().find(name).stream()).toList()));
        try {
            folder().delete(name);
        } catch (IOException failure) {
            throw unwritten(failure);
        }
    }

    private ProjectRuleFolder folder() {
        return new ProjectRuleFolder(ProjectLocator.layout(czar).rules());
    }

    private static CommandFailure unwritten(IOException failure) {
        return CommandFailure.of("the file cannot be written: " + failure.getMessage(), "see: czar doctor", failure);
    }

    /** What was wrong before, elsewhere, keeps nobody from changing a limit. */
    private void requireFine(RuleFiles changed) {
        List<CheckDiagnostic> known = RuleCheckReport.of(files).diagnostics();
        String wrong = RuleCheckReport.of(changed).diagnostics().stream()
                .filter(found -> found.error() && !known.contains(found))
                .map(CheckDiagnostic::toString)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw CommandFailure.of("nothing is written:\n" + wrong, "");
        }
    }
}
