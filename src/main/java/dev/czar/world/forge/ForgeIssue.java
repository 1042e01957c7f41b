package dev.czar.world.forge;

import dev.czar.world.PlainText;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An issue of the repository as it is there now. */
public record ForgeIssue(int number, String title, String body, String author, String link, boolean open) {
    private static final Pattern HIDDEN = Pattern.compile("(?s)<!--.*?(-->|\\z)");
    private static final Pattern WAITS =
            Pattern.compile("(?im)^[\\s>*-]*(?:is )?(?:blocked by|depends on)\\b((?:[\\s:,&]|and|#[0-9]{1,9}\\b)*)");
    private static final Pattern PART = Pattern.compile("(?m)^\\s*[*-] \\[ \\] +#([0-9]{1,9})\\b");
    private static final String TASK = "issue-";
    private static final Pattern OF_TASK = Pattern.compile(TASK + "([0-9]{1,9})");
    private static final int LONGEST_TITLE = 200;
    private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,9})\\b");

    /** What the task that it becomes is called. */
    public String task() {
        return task(number);
    }

    public static String task(int number) {
        return TASK + number;
    }

    /** The number of the issue that this task was; empty when it was none. */
    public static OptionalInt number(String task) {
        Matcher issue = OF_TASK.matcher(task);
        return issue.matches() ? OptionalInt.of(Integer.parseInt(issue.group(1))) : OptionalInt.empty();
    }

    /** Its title in one line. */
    public String heading() {
        return PlainText.upTo(LONGEST_TITLE, title).replace('\n', ' ');
    }

    /** What people see of its text: comments that a page does not show are left out. */
    public String shown() {
        return HIDDEN.matcher(body).replaceAll("");
    }

    /** The issues it waits for: those it says it is blocked by or depends on, and the open ones of its task list. */
    public Set<Integer> waitsFor() {
        Set<Integer> numbers = new TreeSet<>();
        String text = shown();
        for (Matcher waits = WAITS.matcher(text); waits.find(); ) {
            addAll(numbers, NUMBER.matcher(waits.group(1)));
        }
        addAll(numbers, PART.matcher(text));
        numbers.remove(number);
        return numbers;
    }

    private static void addAll(Set<Integer> numbers, Matcher found) {
        while (found.find()) {
            numbers.add(Integer.parseInt(found.group(1)));
        }
    }
}
