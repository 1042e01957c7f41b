package dev.czar.loop.rules;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.RevisionEvent;
import dev.czar.ledger.RevisionState;
import dev.czar.ledger.Revisions;
import dev.czar.loop.rules.RuleDesk.Setting;
import dev.czar.rule.RuleFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger's part about rules: their files, and what became of each revision. */
final class Records {

    private static final int REMEMBERED = 1_000;

    private final String project;
    private final Ledger ledger;
    private final Revisions revisions;
    private final Clock clock;

    Records(Setting setting) {
        this.project = setting.project();
        this.ledger = setting.ledger();
        this.revisions = ledger.revisions(project);
        this.clock = setting.clock();
    }

    /** Notes the book a start began with, unless it was in force before. */
    void begin(String revision) {
        Optional<RevisionEvent> last = revisions.lastActive();
        if (last.filter(event -> event.revision().equals(revision)).isEmpty()) {
            last.ifPresent(event -> note(event.revision(), RevisionState.RETIRED, "start", "replaced by " + revision));
            note(revision, RevisionState.ACTIVE, "start", "found at the start");
        }
    }

    void note(String revision, RevisionState state, String author, String reason) {
        revisions.note(new RevisionEvent(clock.instant(), revision, state, author, reason));
    }

    /** Notes that a saved revision is being judged, unless who saved it did; returns that they did, in words to go on from. */
    String announce(String revision) {
        Optional<RevisionEvent> noted =
                revisions.of(revision).filter(event -> event.state() == RevisionState.CANDIDATE);
        if (noted.isEmpty()) {
            note(revision, RevisionState.CANDIDATE, InForce.DISK, "saved");
        }
        return noted.filter(RevisionEvent::byHuman)
                .map(event -> "%s %s; ".formatted(event.author(), event.reason()))
                .orElse("");
    }

    List<RevisionEvent> latest(int limit) {
        return revisions.latest(limit);
    }

    /** Whether a human took this revision back, or brought another into its place. */
    boolean setAside(String revision) {
        return revisions.of(revision).filter(Records::takenAway).isPresent();
    }

    private static boolean takenAway(RevisionEvent event) {
        return event.byHuman() && (event.state() == RevisionState.REFUSED || event.state() == RevisionState.RETIRED);
    }

    /** The revision that was in force before another came, and was not taken back itself. */
    Optional<String> before(String revision) {
        List<RevisionEvent> events = revisions.latest(REMEMBERED);
        Map<String, RevisionState> states = new HashMap<>();
        events.forEach(event -> states.putIfAbsent(event.revision(), event.state()));
        return events.stream()
                .filter(event -> event.state() == RevisionState.ACTIVE)
                .map(RevisionEvent::revision)
                .filter(earlier -> !earlier.equals(revision) && states.get(earlier) != RevisionState.REFUSED)
                .findFirst();
    }

    void keep(RuleFiles files) {
        ledger.saveRules(files.revision(), files.texts());
    }

    Optional<RuleFiles> files(String revision) {
        return ledger.history(project).rules(revision).map(RuleFiles::of);
    }
}
