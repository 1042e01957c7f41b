package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Looks at everything Czar needs and says what to do about what is missing. */
@Command(name = "doctor", description = "Check the machine, the repository, czar.yaml, the rules and the service.")
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(new Machine(czar.surroundings().environment()).findings());
        findings.addAll(ofProject());
        if (czar.json()) {
            czar.output().json(findings);
        } else {
            print(findings);
        }
        return Complaints.exitCode(findings.stream().noneMatch(finding -> finding.grade() == Finding.Grade.FAIL));
    }

    private List<Finding> ofProject() {
        try {
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            List<Finding> findings = new ArrayList<>(new Grounds(czar, layout).findings());
            findings.addAll(new Presence(layout).findings());
            return findings;
        } catch (ProjectProblem problem) {
            return List.of(
                    Finding.fail("repository", problem.getMessage(), "go into a git repository, or give --project"));
        }
    }

    private void print(List<Finding> findings) {
        Table table = new Table("", "WHAT", "FOUND", "WHAT TO DO");
        findings.forEach(finding -> table.row(
                finding.mark(), Cell.of(finding.subject()), Cell.of(finding.found()), Cell.of(finding.remedy())));
        czar.output().table(table);
    }
}
