package dev.czar.fact;

import dev.czar.fact.Fact.ValueWhenAbsent;
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
    public record BranchChange(String task, String worker, String head, int files, List<String> areas)
            implements ChangeScope {
        public BranchChange {
            areas = List.copyOf(areas);
        }

        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** How much a task's branch changes at its head, since it left what is integrated: its files, and the lines added and removed. */
    public record ChangeSize(String task, String worker, String head, int files, int lines) implements ChangeScope {
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

    /**
     * What a task's branch changes at its head that has owners ({@code CODEOWNERS} of the mainline), by the owners of whom one must approve:
     * accounts and teams in small letters, such as {@code @acme/core}.
     */
    public record OwnedPaths(String task, String worker, String head, List<String> owners, List<String> paths)
            implements ChangeScope {
        public OwnedPaths {
            owners = List.copyOf(owners);
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return worker + "/" + task + "/" + String.join(" ", owners);
        }

        /** Who must approve what, for people. */
        public String words() {
            return String.join(" or ", owners)
                    + (paths.isEmpty() ? "" : " for " + paths.get(0))
                    + (paths.size() < 2 ? "" : " and " + (paths.size() - 1) + " more");
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

    /** The files a task's branch changes at its head; {@code complete} is false when there are more than are listed. */
    public record ChangedPaths(
            String task, String worker, String head, List<String> paths, @ValueWhenAbsent("true") boolean complete)
            implements ChangeScope {
        public ChangedPaths {
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /**
     * Texts against a glob, for rules: {@code *} and {@code ?} stay within a folder, {@code **} goes through folders, and
     * {@code db/**} also means {@code db} itself.
     */
    public static final class Glob {

        private Glob() {}

        public static boolean matches(String text, String glob) {
            return reaches(text, glob) || (glob.endsWith("/**") && reaches(text + "/", glob));
        }

        /** Whether at least one of the texts fits. */
        public static boolean some(List<String> texts, String glob) {
            return texts.stream().anyMatch(text -> matches(text, glob));
        }

        /** Whether there are texts and all of them fit. */
        public static boolean every(List<String> texts, String glob) {
            return !texts.isEmpty() && texts.stream().allMatch(text -> matches(text, glob));
        }

        /** Whether none of the texts fits. */
        public static boolean none(List<String> texts, String glob) {
            return !some(texts, glob);
        }

        /** Which beginnings of the text the glob's parts reach, one part after the other: never more than a table's work. */
        private static boolean reaches(String text, String glob) {
            boolean[] reached = new boolean[text.length() + 1];
            reached[0] = true;
            for (int at = 0; at < glob.length(); ) {
                String part = glob.startsWith("**/", at)
                        ? "**/"
                        : glob.startsWith("**", at) ? "**" : glob.substring(at, at + 1);
                reached = after(part, text, reached);
                at += part.length();
            }
            return reached[text.length()];
        }

        private static boolean[] after(String part, String text, boolean[] before) {
            boolean[] after = new boolean[before.length];
            boolean earlier = false;
            for (int at = 0; at < before.length; at++) {
                char last = at == 0 ? '/' : text.charAt(at - 1);
                boolean step = at > 0 && before[at - 1];
                after[at] = switch (part) {
                    case "**/" -> before[at] || (earlier && last == '/' && at > 0);
                    case "**" -> before[at] || earlier;
                    case "*" -> before[at] || (at > 0 && after[at - 1] && last != '/');
                    case "?" -> step && last != '/';
                    default -> step && last == part.charAt(0);
                };
                earlier |= before[at];
            }
            return after;
        }
    }
}
