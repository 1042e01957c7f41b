package dev.czar.cli.setup;

import dev.czar.cli.console.CountText;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.tasklist.TaskList;
import dev.czar.project.tasklist.TaskList.TaskListing;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What the doctor looks at in work-queue.json (its mistakes, and the keys that Czar does not read) and in a list of tasks. */
final class QueueProbe {

    private static final String FILE = "work-queue.json";

    private final ProjectLayout layout;

    QueueProbe(ProjectLayout layout) {
        this.layout = layout;
    }

    List<DoctorFinding> findings() {
        if (!Files.exists(layout.queueFile())) {
            return List.of(DoctorFinding.warn(FILE, "is missing", "make one with: czar init"));
        }
        List<DoctorFinding> findings = new ArrayList<>();
        try {
            WorkQueue queue = WorkQueueFile.readOnce(layout.queueFile());
            findings.add(DoctorFinding.ok(FILE, CountText.of(queue.tasks().size(), "task")));
            WorkQueueFile.unreadKeys(layout.queueFile())
                    .forEach((key, task) -> findings.add(DoctorFinding.warn(
                            FILE,
                            "Czar does not read the key '" + key + "' (" + task + ")",
                            "leave it if it is your own; all keys: czar schema work-queue")));
        } catch (InvalidFileException invalid) {
            invalid.problems()
                    .forEach(problem ->
                            findings.add(DoctorFinding.fail(FILE, problem.toString(), "edit " + layout.queueFile())));
        } catch (ProjectException unreadable) {
            findings.add(DoctorFinding.fail(FILE, unreadable.getMessage(), "edit " + layout.queueFile()));
        }
        return findings;
    }

    /** What there is in a checklist or folder with tasks, each item that cannot be read apart. */
    static List<DoctorFinding> listed(TaskList list) {
        try {
            TaskListing listing = list.read();
            List<DoctorFinding> findings = new ArrayList<>();
            findings.add(
                    DoctorFinding.ok(list.name(), CountText.of(listing.tasks().size(), "task")));
            listing.problems()
                    .forEach(problem -> findings.add(
                            DoctorFinding.fail(list.name(), problem.toString(), "edit " + problem.file())));
            return findings;
        } catch (ProjectException unreadable) {
            return List.of(
                    DoctorFinding.fail(list.name(), unreadable.getMessage(), "edit czar.yaml or " + list.name()));
        }
    }
}
