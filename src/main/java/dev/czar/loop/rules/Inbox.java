package dev.czar.loop.rules;

import dev.czar.ledger.RevisionState;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import org.jboss.logging.Logger;

/** What is saved on disk, judged when it has changed; what passes the gate comes into force. */
final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final String project;
    private final SavedRules saved;
    private final Gate gate;
    private final Records records;
    private final InForce inForce;

    Inbox(String project, SavedRules saved, Gate gate, Records records, InForce inForce) {
        this.project = project;
        this.saved = saved;
        this.gate = gate;
        this.records = records;
        this.inForce = inForce;
    }

    /** Takes what is in force, or was set aside by a human, for judged; what the gate held back is judged again. */
    void open() {
        saved.read()
                .filter(files -> files.revision().equals(inForce.revision()) || records.setAside(files.revision()))
                .ifPresent(saved::accept);
    }

    void look() {
        try {
            saved.changed().ifPresent(files -> {
                if (!stayAside(files)) {
                    consider(files);
                }
                saved.judged(files);
            });
        } catch (RuntimeException | LinkageError | VirtualMachineError failure) {
            String said = "the saved rules cannot be judged: " + failure;
            if (!said.equals(inForce.problem())) {
                LOG.errorf(failure, "rules not judged: project=%s", project);
            }
            inForce.problem(said);
        }
    }

    /** Only a test was saved, and a human had put other rules into the place of these. */
    private boolean stayAside(RuleFiles files) {
        return files.revision().equals(saved.revision()) && records.setAside(files.revision());
    }

    private void consider(RuleFiles files) {
        String revision = files.revision();
        if (revision.equals(inForce.revision())) {
            inForce.problem("");
            return;
        }
        String saving = records.announce(revision);
        Verdict verdict = gate.judge(files, inForce.book());
        if (verdict instanceof Verdict.Sound sound) {
            records.keep(files);
            inForce.bring(sound.book(), saving + difference(sound.report()));
        } else if (verdict instanceof Verdict.Costly costly) {
            records.keep(files);
            inForce.hold(
                    revision, RevisionState.CHECKED, saving + costly.reason() + ": czar rules activate " + revision);
        } else if (verdict instanceof Verdict.Unsound unsound) {
            inForce.hold(revision, RevisionState.REFUSED, saving + unsound.reason());
        }
    }

    private static String difference(BacktestReport report) {
        int differences = report.differences().size();
        return "%s of the last %d cycles %s out otherwise"
                .formatted(
                        differences == 0
                                ? "no decision"
                                : differences + (differences == 1 ? " decision" : " decisions"),
                        report.scope().cycles(),
                        differences > 1 ? "come" : "comes");
    }
}
