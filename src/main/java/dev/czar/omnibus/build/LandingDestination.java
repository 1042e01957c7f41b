package dev.czar.omnibus.build;

import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.Omnibus.RequestedLanding;
import java.util.Optional;

/** Where tested work goes before the mainline here follows: the mainline that people share. */
public interface LandingDestination {
    /** What it is called there. */
    String branch();

    /** Where it is, as far as is known here. */
    Optional<String> head();

    /** The commit by which this landing has got there already, of which nothing is known here yet. */
    Optional<String> arrival(LandOmnibus action);

    /** Whether this commit was asked for and not taken back since. */
    boolean isAsked(String commit);

    /** Brings {@code last} there, which ends in the tested tree. May be asked again for what was begun. */
    LandingAnswer land(LandOmnibus action, String last);

    /** Takes back what was asked for; false when that is through already. */
    boolean withdraw(String commit);

    /** The landing is over: nothing more needs to be kept for it; whether anything was. */
    boolean settle(LandOmnibus action);

    /** What came of it. */
    sealed interface LandingAnswer {
        /** It is there. */
        record Landed() implements LandingAnswer {}

        /** Somebody else was there first; what was tested does not lead on from there. */
        record Overtaken() implements LandingAnswer {}

        /** It was not taken, in the words of the other side. */
        record Refused(String words, String message) implements LandingAnswer {}

        /** It was asked for, and the forge has it in hand. */
        record Pending(RequestedLanding request) implements LandingAnswer {}
    }
}
