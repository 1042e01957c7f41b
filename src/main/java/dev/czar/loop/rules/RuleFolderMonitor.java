package dev.czar.loop.rules;

import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import org.jboss.logging.Logger;

/** What is saved on disk, judged when it has changed; what passes the gate comes into force. */
final class RuleFolderMonitor {

    private static final Logger LOG = Logger.getLogger(RuleFolderMonitor.class);

    private final String project;
    private final SavedRules saved;
    private final RuleAdmission admission;
    private final RevisionLog revisionLog;
    private final ActiveRuleBook active;

    RuleFolderMonitor(
            String project, SavedRules saved, RuleAdmission gate, RevisionLog records, ActiveRuleBook inForce) {
        this.project = project;
        this.saved = saved;
        this.admission = gate;
        this.revisionLog = records;
        this.active = inForce;
    }

    /** Takes what is in force, or was set aside by a human, for judged; what the gate held back is judged again. */
    void start() {
        saved.read()
                .filter(files ->
                        files.revision().equals(active.revision()) || revisionLog.setAsideByHuman(files.revision()))
                .ifPresent(saved::assumeEvaluated);
    }

    void check() {
        try {
            saved.changedFiles().ifPresent(files -> {
                if (!staysInactive(files)) {
                    evaluate(files);
                }
                saved.evaluated(files);
            });
        } catch (RuntimeException | LinkageError | VirtualMachineError failure) {
            String said = "the rules on disk cannot be checked: " + failure;
            if (!said.equals(active.problem())) {
                LOG.errorf(failure, "rules not checked: project=%s", project);
            }
            active.problem(said);
        }
    }

    /** Only a test was saved, and a human had put other rules into the place of these. */
    private boolean staysInactive(RuleFiles files) {
        return files.revision().equals(saved.revision()) && revisionLog.setAsideByHuman(files.revision());
    }

    private void evaluate(RuleFiles files) {
        String revision = files.revision();
        if (revision.equals(active.revision())) {
            active.problem("");
            return;
        }
        String saving = revisionLog.noteCandidate(revision);
        AdmissionResult verdict = admission.evaluate(files, active.book());
        if (verdict instanceof AdmissionResult.Admitted sound) {
            revisionLog.saveFiles(files);
            active.activate(sound.book(), saving + difference(sound.report()));
        } else if (verdict instanceof AdmissionResult.TooManyChanges costly) {
            revisionLog.saveFiles(files);
            active.keepInactive(
                    revision, RevisionState.CHECKED, saving + costly.reason() + ": czar rules activate " + revision);
        } else if (verdict instanceof AdmissionResult.Invalid unsound) {
            active.keepInactive(revision, RevisionState.REFUSED, saving + unsound.reason());
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
