package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks at everything Czar needs and says what to do about what is missing. */
@Command(
        name = "doctor",
        description =
                "Check the machine, the repository, czar.yaml, the checks on the mainline, the rules, the forge and the service.")
public final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--no-checks", description = "Do not try the checks of czar.yaml on the mainline.")
    private boolean withoutChecks;

    @Override
    public Integer call() {
        List<DoctorFinding> findings =
                new ArrayList<>(new MachineProbe(czar.environment().variables()).findings());
        findings.addAll(ofProject());
        if (czar.json()) {
            czar.output().json(findings);
        } else {
            print(findings);
        }
        return FailureHandler.exitCode(
                findings.stream().noneMatch(finding -> finding.grade() == DoctorFinding.Grade.FAIL));
    }

    private List<DoctorFinding> ofProject() {
        try {
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            List<DoctorFinding> findings = new ArrayList<>(new RepositoryProbe(czar, layout).findings());
            findings.addAll(new AgentProbe(layout, czar.environment().variables()).findings());
            findings.addAll(new MainlineCheckProbe(layout, !withoutChecks, czar.environment()).findings());
            findings.addAll(new ServiceProbe(layout).findings());
            findings.addAll(new ForgeProbe(
                            layout,
                            czar.environment().variables(),
                            czar.environment().clock())
                    .findings());
            findings.addAll(new HookProbe(layout, czar.environment().variables()).findings());
            return findings;
        } catch (ProjectException problem) {
            return List.of(DoctorFinding.fail(
                    "repository", problem.getMessage(), "go into a git repository, or give --project"));
        }
    }

    private void print(List<DoctorFinding> findings) {
        TextTable table = new TextTable("", "WHAT", "FOUND", "FIX");
        findings.forEach(finding -> table.row(
                finding.gradeCell(), Cell.of(finding.subject()), Cell.of(finding.found()), Cell.of(finding.remedy())));
        czar.output().table(table);
    }
}
