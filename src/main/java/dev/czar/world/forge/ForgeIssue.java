package dev.czar.world.forge;

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
    private static final Pattern NUMBER = Pattern.compile("#([0-9]{1,9})\\b");

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
