package dev.czar.cli.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.TextTable;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectException;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Changes of the rules that were proven in the lab, and a human's word about them. */
@Command(
        name = "proposals",
        description = "List the proposed changes of the rules; show, offer, accept or decline one.",
        subcommands = {
            ProposalsCommand.ProposalsShowCommand.class,
            ProposalsCommand.ProposalsOfferCommand.class,
            ProposalsCommand.ProposalsAcceptCommand.class,
            ProposalsCommand.ProposalsDeclineCommand.class
        },
        footer = {"", "They are found by: czar recommend --propose"})
public final class ProposalsCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        try {
            List<RuleChangeProposal> all = folder().all();
            if (czar.json()) {
                czar.output().json(Map.of("proposals", all));
                return 0;
            }
            TextTable table = new TextTable("PROPOSAL", "STATE", "LIMIT", "FROM", "TO", "BETTER", "AT LEAST", "GOAL");
            all.forEach(one -> table.row(
                    one.name(),
                    NameText.of(one.state().name()),
                    one.limit(),
                    one.from(),
                    one.to(),
                    one.gain() + " %",
                    one.least() + " %",
                    one.goal()));
            czar.output().table(table);
            return 0;
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), "", unreadable);
        }
    }

    private ProposalFolder folder() {
        return new ProposalFolder(ProjectLocator.layout(czar).proposals());
    }

    private RuleChangeProposal proposal(String name) {
        try {
            return folder().find(name)
                    .orElseThrow(
                            () -> CommandFailure.wrongUsage("there is no proposal " + name, "see: czar proposals"));
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), "", unreadable);
        }
    }

    /** Has the service offer one: it decides in the shadow, and a human is asked. */
    static JsonNode offer(CzarCommand czar, String name) {
        return step(czar, name, "offer", "");
    }

    private static JsonNode step(CzarCommand czar, String name, String step, String reason) {
        return ProjectConnection.open(czar)
                .postRules(
                        "/rules/proposals/" + name + "/" + step,
                        Map.of("author", czar.environment().user(), "reason", reason));
    }

    private static void print(CzarCommand czar, String name, JsonNode answer) {
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            czar.output()
                    .line("%s: %s; see: czar rules status"
                            .formatted(name, NameText.of(answer.path("state").asText())));
        }
    }

    /** The page of one. */
    @Command(name = "show", description = "Show what a proposal gains, what it costs and what gets worse.")
    static final class ProposalsShowCommand implements Callable<Integer> {

        @ParentCommand
        private ProposalsCommand proposals;

        @Parameters(paramLabel = "NAME", description = "One that czar proposals lists.")
        private String name;

        @Override
        public Integer call() {
            RuleChangeProposal proposal = proposals.proposal(name);
            if (proposals.czar.json()) {
                proposals.czar.output().json(proposal);
                return 0;
            }
            try {
                proposals
                        .czar
                        .output()
                        .raw(Files.readString(proposals.folder().place(name).resolve("proposal.md")));
                return 0;
            } catch (IOException gone) {
                throw CommandFailure.of("its page cannot be read: " + FailureText.of(gone), "try: --json", gone);
            }
        }
    }

    /** What the words about one have in common. */
    abstract static class ProposalStep implements Callable<Integer> {

        @ParentCommand
        private ProposalsCommand proposals;

        @Parameters(paramLabel = "NAME", description = "One that czar proposals lists.")
        private String name;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown in the revision history.")
        private String reason = "";

        private final String step;

        ProposalStep(String step) {
            this.step = step;
        }

        @Override
        public Integer call() {
            CzarCommand czar = proposals.czar;
            proposals.proposal(name);
            print(czar, name, step(czar, name, step, reason));
            return 0;
        }
    }

    /** Into the shadow. */
    @Command(name = "offer", description = "Let it decide in the shadow, and ask a human.")
    static final class ProposalsOfferCommand extends ProposalStep {
        ProposalsOfferCommand() {
            super("offer");
        }
    }

    /** Into force. */
    @Command(name = "accept", description = "Save it among the project's rules, where it comes into force.")
    static final class ProposalsAcceptCommand extends ProposalStep {
        ProposalsAcceptCommand() {
            super("accept");
        }
    }

    /** Out. */
    @Command(name = "decline", description = "Decline it; its shadow ends.")
    static final class ProposalsDeclineCommand extends ProposalStep {
        ProposalsDeclineCommand() {
            super("decline");
        }
    }
}
