package dev.czar.loop.rules;

import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleFileEditor.RuleFileEdit;
import dev.czar.loop.rules.RuleFileEditor.TestedRuleEdit;
import dev.czar.project.files.ProjectException;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.project.proposal.RuleChangeProposal.ProposalState;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.StatedLimit;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way of a proposed change into force: first into the shadow, then by a human's word, or by the gate alone where the limit
 * {@code proposal-unasked} allows it; what comes into force is saved like any rule file of the project's own.
 */
public final class RuleProposals {

    private static final String UNASKED = "proposal-unasked";
    private static final long SECONDS = 60;

    private final RuleActivation activation;
    private final ProposalFolder folder;

    public RuleProposals(RuleActivation activation, ProposalFolder folder) {
        this.activation = activation;
        this.folder = folder;
    }

    public List<RuleChangeProposal> all() throws ProjectException {
        return folder.all();
    }

    public Optional<RuleChangeProposal> find(String name) throws ProjectException {
        return folder.find(name);
    }

    /** Saves it when it may come into force unasked; else it decides in the shadow from now on, and a human is to be asked. */
    public RuleChangeProposal offer(RuleChangeProposal proposal, ChangeAuthor by)
            throws RuleRequestRefused, ProjectException, InterruptedException {
        requireOpen(proposal);
        requireSameFile(proposal);
        if (mayBeSavedUnasked(proposal)) {
            save(proposal, proposal.book(), by);
            return noted(proposal, ProposalState.SAVED_UNASKED);
        }
        await(activation.shadow(withProposal(proposal), new ChangeAuthor(by.author(), proposal.summary())));
        return noted(proposal, ProposalState.OFFERED);
    }

    /** A human says yes: it is saved, and counts at once when it decided in the shadow. */
    public RuleChangeProposal accept(RuleChangeProposal proposal, ChangeAuthor by)
            throws RuleRequestRefused, ProjectException, InterruptedException {
        requireOpen(proposal);
        if (!isSaved(proposal)) {
            save(proposal, "", by);
        }
        await(activation.promote(activation.saved().revision(), by));
        return noted(proposal, ProposalState.ACCEPTED);
    }

    /** A human says no: its shadow ends. */
    public RuleChangeProposal decline(RuleChangeProposal proposal, ChangeAuthor by)
            throws RuleRequestRefused, ProjectException, InterruptedException {
        requireOpen(proposal);
        await(activation.discard(withProposal(proposal).revision(), by));
        return noted(proposal, ProposalState.DECLINED);
    }

    private static void requireOpen(RuleChangeProposal proposal) throws RuleRequestRefused {
        if (!proposal.isOpen()) {
            throw new RuleRequestRefused("the proposal " + proposal.name() + " is "
                    + proposal.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " already; search again with: czar recommend --propose");
        }
    }

    private void requireSameFile(RuleChangeProposal proposal) throws RuleRequestRefused {
        Optional<String> now =
                activation.saved().find(proposal.file()).map(RuleFile::revision).filter(proposal.opened()::equals);
        if (now.isEmpty()) {
            throw new RuleRequestRefused("the file " + proposal.file() + " has changed since the proposal "
                    + proposal.name() + " was made from it; search again with: czar recommend --propose");
        }
    }

    /** Only what was not offered before, and with the very rules it was proven with in force and on disk; else a human is asked. */
    private boolean mayBeSavedUnasked(RuleChangeProposal proposal) {
        double unasked = unasked();
        return proposal.state() == ProposalState.PROPOSED
                && unasked > 0
                && proposal.least() >= unasked
                && proposal.book().equals(activation.saved().revision())
                && proposal.book().equals(activation.book().revision());
    }

    /** It was saved already when Czar ended before that was noted. */
    private boolean isSaved(RuleChangeProposal proposal) {
        RuleFiles saved = activation.saved();
        return withProposal(proposal).revision().equals(saved.revision());
    }

    private void save(RuleChangeProposal proposal, String provenWith, ChangeAuthor by)
            throws RuleRequestRefused, InterruptedException {
        RuleFileEdit edit = new RuleFileEdit(proposal.file(), proposal.opened(), Optional.of(proposal.text()), by);
        await(activation.save(new TestedRuleEdit(edit, proposal.testFile(), proposal.test(), provenWith)));
    }

    private RuleFiles withProposal(RuleChangeProposal proposal) {
        return activation.saved().overlaidBy(List.of(new RuleFile(proposal.file(), proposal.text())));
    }

    private double unasked() {
        return activation.files().stream()
                .flatMap(files -> StatedLimit.of(ParsedRuleFiles.of(files.texts())).stream())
                .filter(limit -> limit.name().equals(UNASKED))
                .filter(limit -> limit.value().matches("\\d{1,6}"))
                .mapToDouble(limit -> Double.parseDouble(limit.value()))
                .findFirst()
                .orElse(0);
    }

    private RuleChangeProposal noted(RuleChangeProposal proposal, ProposalState state) throws ProjectException {
        RuleChangeProposal next = proposal.with(state);
        folder.write(next);
        return next;
    }

    private static void await(CompletableFuture<?> asked) throws RuleRequestRefused, InterruptedException {
        try {
            asked.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuleRequestRefused refused) {
                throw refused;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException slow) {
            throw new RuleRequestRefused("the rules have not been taken up in time; look at: czar rules status");
        }
    }
}
