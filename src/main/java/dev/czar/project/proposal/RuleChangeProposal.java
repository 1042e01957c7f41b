package dev.czar.project.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One change of one limit that was proven on simulated days: {@code text} is the whole rule file with it, {@code opened} the revision of the file
 * it was made from, {@code book} that of all rules it was proven with ("" when that was not noted), {@code test} a rule case for it. Gains are positive when something gets better; {@code gain} and {@code least}, the lower end of
 * its interval at 95 %, are of the goal, in percent.
 */
public record RuleChangeProposal(
        String name,
        String limit,
        String from,
        String to,
        String file,
        String opened,
        String book,
        String text,
        String test,
        String goal,
        double gain,
        double least,
        int runs,
        List<ProposedEffect> effects,
        Instant made,
        ProposalState state) {

    /** What became of a proposal. */
    public enum ProposalState {
        PROPOSED,
        /** It decides in the shadow, and a human was asked. */
        OFFERED,
        /** It was saved without asking, as a limit allows. */
        SAVED_UNASKED,
        ACCEPTED,
        DECLINED
    }

    /** By how much a measure gets better in the mean, worse when it is negative, and the interval of that. */
    public record ProposedEffect(String measure, String unit, double before, double gain, double low, double high) {}

    public RuleChangeProposal {
        book = Objects.requireNonNullElse(book, "");
        effects = List.copyOf(effects);
    }

    public RuleChangeProposal with(ProposalState next) {
        return new RuleChangeProposal(
                name, limit, from, to, file, opened, book, text, test, goal, gain, least, runs, effects, made, next);
    }

    /** The name of the file with its rule case, beside the project's rules. */
    public String testFile() {
        return "proposal-" + name + ".test.yaml";
    }

    /** For people, in a line. */
    public String summary() {
        return "%s from %s to %s, %s better by %.0f %% (at least %.0f %%)"
                .formatted(limit, from, to, goal, gain, least);
    }

    /** Whether it waits for a word. */
    public boolean isOpen() {
        return state == ProposalState.PROPOSED || state == ProposalState.OFFERED;
    }
}
