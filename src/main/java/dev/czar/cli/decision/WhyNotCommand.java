package dev.czar.cli.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.input.FactsFileReader;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.cli.input.RuleBookOption.RecordedRuleBooks;
import dev.czar.fact.Snapshot;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.whynot.RuleNameResolver.UnresolvedRuleName;
import dev.czar.rule.whynot.WhyNot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Why a rule does not fire: now, in a past cycle, or on a facts file. */
@Command(
        name = "why-not",
        description = "Explain why a rule does not fire, and a small change that would make it: now, in a past cycle,"
                + " or on a facts file.")
public final class WhyNotCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(paramLabel = "RULE", description = "The rule's name, or a part of it that no other has.")
    private String rule;

    @Option(
            names = {"--worker", "--about"},
            paramLabel = "W",
            description = "The worker it should fire for; or a task, a head or any other value the rule speaks of.")
    private String about = "";

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "A facts file or recording instead of the running Czar.")
    private Path facts;

    @Option(names = "--cycle", paramLabel = "ID", description = "A past cycle of the project's ledger, with its rules.")
    private Long cycle;

    @Mixin
    private RuleBookOption rules;

    @Override
    public Integer call() {
        if (facts != null && cycle != null) {
            throw CommandFailure.wrongUsage("--facts and --cycle exclude each other", "");
        }
        JsonNode answer = facts != null ? onFile() : cycle != null ? inThePast() : now();
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            new WhyNotText(czar.output()).print(answer);
        }
        return 0;
    }

    private JsonNode now() {
        Map<String, String> query = new HashMap<>();
        query.put("rule", rule);
        query.put("worker", about);
        return ProjectConnection.open(czar).get("/why-not", query);
    }

    private JsonNode onFile() {
        RuleFiles files = rules.files(czar);
        return answer(RuleBookOption.compile(czar, files), files, FactsFileReader.read(czar, facts));
    }

    private JsonNode inThePast() {
        RecordedCycle past = recorded();
        RuleBook book = new RecordedRuleBooks(czar)
                .bookFor(past)
                .orElseThrow(() -> CommandFailure.of(
                        "the rules of cycle " + cycle + " (revision " + past.revision() + ") are not in the ledger",
                        ""));
        return answer(book, RecordedRuleBooks.filesOf(past), past.snapshot());
    }

    private RecordedCycle recorded() {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            return ledger.history(ProjectLocator.projectName(layout))
                    .rebuilt(cycle)
                    .orElseThrow(() ->
                            CommandFailure.of("there is no cycle " + cycle + " in the ledger", "see: czar decisions"));
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
    }

    private JsonNode answer(RuleBook book, RuleFiles files, Snapshot snapshot) {
        WhyNot whyNot = new WhyNot(book, files);
        try {
            return JsonCodec.mapper().valueToTree(whyNot.of(snapshot, whyNot.named(rule), about));
        } catch (UnresolvedRuleName unclear) {
            throw CommandFailure.wrongUsage(unclear.getMessage(), "");
        }
    }
}
