package dev.czar.world.forge;

import dev.czar.io.ContentHash;
import dev.czar.world.PlainText;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An issue as it is now where it is kept; {@code id} is what it is called there, {@code task} what the task is called that it becomes. */
public record TrackedIssue(
        String id, String task, String title, String body, String author, String link, boolean open, IssueTerms terms) {
    private static final Pattern HIDDEN = Pattern.compile("(?s)<!--.*?(-->|\\z)");
    private static final Pattern WAITS =
            Pattern.compile("(?im)^[\\s>*-]*(?:is )?(?:blocked by|depends on)\\b((?:[\\s:,&]|and|#[0-9]{1,9}\\b)*)");
    private static final Pattern PART = Pattern.compile("(?m)^\\s*[*-] \\[ \\] +#([0-9]{1,9})\\b");
    private static final String TASK = "issue-";
    private static final Pattern OF_TASK = Pattern.compile(TASK + "([0-9]{1,9})");
    private static final Pattern TICKED = Pattern.compile("\\[[xX]\\]");
    private static final int LONGEST_REVISION = 12;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 100;
    private static final int DAY = "2026-12-24".length();
    private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,9})\\b");

    /** One of a forge, where issues have numbers: it waits for those its text says it is blocked by, and for the open ones of its task list. */
    public static TrackedIssue numbered(
            int number, String title, String body, String author, String link, boolean open) {
        Set<Integer> waits = new TreeSet<>(waitsFor(shown(body)));
        waits.remove(number);
        Set<String> tasks = waits.stream().map(TrackedIssue::task).collect(Collectors.toSet());
        return new TrackedIssue(
                String.valueOf(number), task(number), title, body, author, link, open, IssueTerms.after(tasks));
    }

    public static String task(int number) {
        return TASK + number;
    }

    /** The number of the issue that this task was; empty when it was none. */
    public static OptionalInt number(String task) {
        Matcher issue = OF_TASK.matcher(task);
        return issue.matches() ? OptionalInt.of(Integer.parseInt(issue.group(1))) : OptionalInt.empty();
    }

    /** The same, waiting for these issues of its place too. */
    public TrackedIssue after(Set<Integer> others) {
        Set<String> tasks = new TreeSet<>(terms.waitsFor());
        others.forEach(number -> tasks.add(task(number)));
        tasks.remove(task);
        return new TrackedIssue(id, task, title, body, author, link, open, terms.with(tasks));
    }

    /** The same, due on the day with which this begins, whatever time servers make of it; {@code ""} for none. */
    public TrackedIssue dueBy(String date) {
        String day = date.substring(0, Math.min(DAY, date.length()));
        return new TrackedIssue(id, task, title, body, author, link, open, terms.dueBy(day));
    }

    /** Its title in one line. */
    public String heading() {
        return line(LONGEST_TITLE, title);
    }

    /** Who wrote it, in one line. */
    public String writer() {
        return line(LONGEST_NAME, author);
    }

    private static String line(int longest, String text) {
        return PlainText.upTo(longest, text).replaceAll("\\R", " ");
    }

    /** What people see of its text: comments that a page does not show are left out. */
    public String shown() {
        return shown(body);
    }

    /** Another one when somebody changed what it asks for or of whom; a tick in a list of its text is no change, nor is what a file says that is read when it is wanted. */
    public String revision() {
        String text = terms.file().isEmpty() ? TICKED.matcher(shown()).replaceAll("[ ]") : "";
        return ContentHash.sha256(String.join("\n", heading(), terms.assignee(), text))
                .substring(0, LONGEST_REVISION);
    }

    private static String shown(String body) {
        return HIDDEN.matcher(body).replaceAll("");
    }

    private static Set<Integer> waitsFor(String text) {
        Set<Integer> numbers = new TreeSet<>();
        for (Matcher waits = WAITS.matcher(text); waits.find(); ) {
            addAll(numbers, NUMBER.matcher(waits.group(1)));
        }
        addAll(numbers, PART.matcher(text));
        return numbers;
    }

    private static void addAll(Set<Integer> numbers, Matcher found) {
        while (found.find()) {
            numbers.add(Integer.parseInt(found.group(1)));
        }
    }

    /**
     * What is said about its task: the tasks it waits for, its priority in the words of the queue, its labels, who is to do it, by when it is due, and the file of the
     * repository that is its text ({@code ""} for none); {@code own} says that the text is that of the people whose project it is, which no one else writes.
     */
    public record IssueTerms(
            Set<String> waitsFor,
            String priority,
            List<String> labels,
            String assignee,
            String due,
            String file,
            boolean own) {
        public IssueTerms {
            waitsFor = Set.copyOf(waitsFor);
            labels = List.copyOf(labels);
        }

        IssueTerms dueBy(String date) {
            return new IssueTerms(waitsFor, priority, labels, assignee, date, file, own);
        }

        IssueTerms with(Set<String> tasks) {
            return new IssueTerms(tasks, priority, labels, assignee, due, file, own);
        }

        static IssueTerms after(Set<String> tasks) {
            return new IssueTerms(tasks, "", List.of(), "", "", "", false);
        }
    }
}
