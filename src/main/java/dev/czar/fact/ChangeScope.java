package dev.czar.fact;

import java.time.Duration;
import java.util.List;

/** Which areas and files a task changes, as the queue declares them and as its branch shows them. */
public sealed interface ChangeScope extends Sensed {
    /** A part of the repository that the project has a name for, such as code, changelog, interface or docs. */
    public record Area(String name) implements ChangeScope {
        @Override
        public String subject() {
            return name;
        }
    }

    /** What a task's branch changes at its head, since it left what is integrated: how many files, and in which areas. */
    public record Change(String task, String worker, String head, int files, List<String> areas)
            implements ChangeScope {
        public Change {
            areas = List.copyOf(areas);
        }

        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** A branch changes files that govern how work is judged: the project's configuration, rules, prompts and queue. */
    public record GoverningChange(String task, String worker, String head, List<String> paths) implements ChangeScope {
        public GoverningChange {
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** Files that govern have landed with this commit and are not in force: the checkout {@code folder} keeps them as they were. */
    public record LandedGoverningChange(String commit, String folder, List<String> paths, Duration age)
            implements ChangeScope {
        public LandedGoverningChange {
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return commit;
        }

        @Override
        public LandedGoverningChange aged(Duration elapsed) {
            return new LandedGoverningChange(commit, folder, paths, age.plus(elapsed));
        }
    }

    /** Files a task declares that a worker's branch for another task changes and that are not in the omnibus yet. */
    public record Overlap(String task, String worker, String other, List<String> files) implements ChangeScope {
        public Overlap {
            files = List.copyOf(files);
        }

        @Override
        public String subject() {
            return task + "/" + worker + "/" + other;
        }
    }

    /** The files a task will change, as the queue declares them: paths, folders or globs. */
    public record TaskFiles(String task, List<String> files) implements ChangeScope {
        public TaskFiles {
            files = List.copyOf(files);
        }

        @Override
        public String subject() {
            return task;
        }
    }
}
