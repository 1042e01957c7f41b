package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.fact.Snapshot;
import dev.czar.json.Json;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordedCycle;
import dev.czar.project.ProjectLayout;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.UnclearRule;
import dev.czar.rule.match.WhyNot;
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
final class WhyNotCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

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
            throw Failure.usage("--facts and --cycle exclude each other", "");
        }
        JsonNode answer = facts != null ? onFile() : cycle != null ? inThePast() : now();
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            new Hindrances(czar.output()).print(answer);
        }
        return 0;
    }

    private JsonNode now() {
        Map<String, String> query = new HashMap<>();
        query.put("rule", rule);
        query.put("worker", about);
        return Connection.open(czar).get("/why-not", query);
    }

    private JsonNode onFile() {
        RuleFiles files = rules.files(czar);
        return answer(RuleBookOption.compiled(czar, files), files, FactsFile.read(czar, facts));
    }

    private JsonNode inThePast() {
        RecordedCycle past = recorded();
        RuleBook book = new PastRules(czar)
                .of(past)
                .orElseThrow(() -> Failure.of(
                        "the rules of cycle " + cycle + " (revision " + past.revision() + ") are not in the ledger",
                        ""));
        return answer(book, PastRules.files(past), past.snapshot());
    }

    private RecordedCycle recorded() {
        ProjectLayout layout = Layouts.of(czar);
        try (Ledger ledger = Layouts.ledger(layout)) {
            return ledger.history(Layouts.name(layout))
                    .rebuilt(cycle)
                    .orElseThrow(
                            () -> Failure.of("there is no cycle " + cycle + " in the ledger", "see: czar decisions"));
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
    }

    private JsonNode answer(RuleBook book, RuleFiles files, Snapshot snapshot) {
        WhyNot whyNot = new WhyNot(book, files);
        try {
            return Json.mapper().valueToTree(whyNot.of(snapshot, whyNot.named(rule), about));
        } catch (UnclearRule unclear) {
            throw Failure.usage(unclear.getMessage(), "");
        }
    }
}
