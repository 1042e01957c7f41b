package dev.czar.loop.rules;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RuleRevisionHistory;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.loop.rules.RuleActivation.Environment;
import dev.czar.rule.RuleFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger's part about rules: their files, and what became of each revision. */
final class RevisionLog {

    private static final int HISTORY_LENGTH = 1_000;

    private final String project;
    private final Ledger ledger;
    private final RuleRevisionHistory revisions;
    private final Clock clock;

    RevisionLog(Environment setting) {
        this.project = setting.project();
        this.ledger = setting.ledger();
        this.revisions = ledger.ruleRevisions(project);
        this.clock = setting.clock();
    }

    /** Notes the book a start began with, unless it was in force before. */
    void noteStart(String revision) {
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
    String noteCandidate(String revision) {
        Optional<RevisionEvent> noted =
                revisions.of(revision).filter(event -> event.state() == RevisionState.CANDIDATE);
        if (noted.isEmpty()) {
            note(revision, RevisionState.CANDIDATE, ActiveRuleBook.DISK, "saved");
        }
        return noted.filter(RevisionEvent::byHuman)
                .map(event -> "%s %s; ".formatted(event.author(), event.reason()))
                .orElse("");
    }

    List<RevisionEvent> latest(int limit) {
        return revisions.latest(limit);
    }

    /** Whether a human took this revision back, or brought another into its place. */
    boolean setAsideByHuman(String revision) {
        return revisions.of(revision).filter(RevisionLog::takenAway).isPresent();
    }

    private static boolean takenAway(RevisionEvent event) {
        return event.byHuman() && (event.state() == RevisionState.REFUSED || event.state() == RevisionState.RETIRED);
    }

    /** Whether this revision was in force some time. */
    boolean wasActive(String revision) {
        return revisions.latest(HISTORY_LENGTH).stream()
                .anyMatch(event -> event.state() == RevisionState.ACTIVE
                        && event.revision().equals(revision));
    }

    /** The revision that was in force before another came, and was not taken back itself. */
    Optional<String> previousActive(String revision) {
        List<RevisionEvent> events = revisions.latest(HISTORY_LENGTH);
        Map<String, RevisionState> states = new HashMap<>();
        events.forEach(event -> states.putIfAbsent(event.revision(), event.state()));
        return events.stream()
                .filter(event -> event.state() == RevisionState.ACTIVE)
                .map(RevisionEvent::revision)
                .filter(earlier -> !earlier.equals(revision) && states.get(earlier) != RevisionState.REFUSED)
                .findFirst();
    }

    void saveFiles(RuleFiles files) {
        ledger.saveRules(files.revision(), files.texts());
    }

    Optional<RuleFiles> files(String revision) {
        return ledger.history(project).rules(revision).map(RuleFiles::of);
    }
}
