package dev.czar.project.tasklist;

import dev.czar.json.TextProblem;
import dev.czar.project.tasklist.TaskList.ListedTask;
import dev.czar.project.tasklist.TaskList.ListedTerms;
import dev.czar.project.tasklist.TaskList.TaskListing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of a Markdown list that have a box ({@code - [ ] title}). What is indented below one is its text; it waits for the items nested in it. Code
 * blocks and comments hold no items.
 */
final class ChecklistReader {
    private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+]|\\d{1,9}[.)])\\s+\\[([ xX])\\]\\s+(\\S.*)");
    private static final Pattern NEARLY_ITEM =
            Pattern.compile("(\\s*)(?:[-*+]|\\d{1,9}[.)])\\s*\\[([^\\p{L}\\p{N}\\s]|[ xX])?\\](?![(\\[:]).*");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:[-*+] +)?(```|~~~).*");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int TAB = 4;

    private final String name;
    private final String text;
    private final List<ChecklistItem> items = new ArrayList<>();
    private final List<TextProblem> problems = new ArrayList<>();
    private final Deque<ChecklistItem> open = new ArrayDeque<>();
    private String fence = "";
    private boolean isComment;

    ChecklistReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    TaskListing read() {
        int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        for (int line = 1; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            readLine(text.substring(start, end < 0 ? text.length() : end).stripTrailing(), line, start);
            start = next;
        }
        return new TaskListing(tasks(), problems);
    }

    private void readLine(String line, int number, int start) {
        Matcher fenced = FENCE.matcher(line);
        if (!fence.isEmpty() || fenced.matches()) {
            if (fenced.matches() && (fence.isEmpty() || fence.equals(fenced.group(1)))) {
                fence = fence.isEmpty() ? fenced.group(1) : "";
            }
            addText(line);
            return;
        }
        boolean hidden = isComment || line.strip().startsWith("<!--");
        isComment = hidden && !line.contains("-->");
        if (hidden) {
            return;
        }
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            addItem(item, number, start);
            return;
        }
        Matcher nearly = NEARLY_ITEM.matcher(line);
        if (nearly.matches()) {
            problem(number, nearly.end(1) + 1, "this is nearly an item", "expected `- [ ] title`, or `- [x] title`");
        }
        addText(line);
    }

    private void addItem(Matcher line, int number, int start) {
        int indent = width(line.group(1));
        close(indent);
        ItemTerms terms = ItemTerms.of(line.group(4));
        ChecklistItem item = new ChecklistItem(
                terms,
                indent,
                !line.group(3).isBlank(),
                number,
                line.start(4) + 1,
                start + line.start(3),
                new ArrayList<>(),
                new ArrayList<>());
        terms.problems()
                .forEach(wrong -> problem(number, item.column + wrong.offset(), wrong.message(), wrong.expected()));
        if (!open.isEmpty()) {
            open.peek().parts.add(item);
        }
        open.push(item);
        items.add(item);
    }

    private void addText(String line) {
        if (!line.isBlank()) {
            close(width(line.substring(0, line.length() - line.stripLeading().length())));
        }
        if (!open.isEmpty()) {
            open.peek().text.add(line);
        }
    }

    /** What is not indented further than an item is not part of it. */
    private void close(int indent) {
        while (!open.isEmpty() && open.peek().indent >= indent) {
            open.pop();
        }
    }

    private List<ListedTask> tasks() {
        Map<String, ChecklistItem> known = new HashMap<>();
        Set<ChecklistItem> wrong = new LinkedHashSet<>();
        for (ChecklistItem item : items) {
            ChecklistItem first = known.putIfAbsent(item.terms.id(), item);
            if (first != null) {
                wrong.add(item);
                problem(
                        item.line,
                        item.column,
                        "the item of line " + first.line + " is named '" + item.terms.id() + "' too",
                        "give this one a name of its own: (id: name)");
            }
        }
        List<ListedTask> tasks = new ArrayList<>();
        for (ChecklistItem item : items) {
            List<String> after = after(item, known);
            if (item.terms.problems().isEmpty()
                    && !wrong.contains(item)
                    && after.stream().noneMatch(String::isEmpty)) {
                tasks.add(task(item, after));
            }
        }
        return tasks;
    }

    /** What it waits for and is not done; {@code ""} stands for what cannot be. */
    private List<String> after(ChecklistItem item, Map<String, ChecklistItem> known) {
        Set<String> names = new LinkedHashSet<>();
        for (String written : item.terms.after()) {
            String needed = known.containsKey(written) ? written : TaskNames.of(written);
            if (known.containsKey(needed)) {
                names.add(needed);
            } else {
                TaskNames.unknown(written, known.keySet())
                        .ifPresentOrElse(
                                hint -> {
                                    problem(
                                            item.line,
                                            item.column,
                                            "it waits for '" + written + "', which is no item",
                                            hint);
                                    names.add("");
                                },
                                () -> names.add(written));
            }
        }
        item.parts.forEach(part -> names.add(part.terms.id()));
        names.removeIf(needed -> known.containsKey(needed) && known.get(needed).done);
        return List.copyOf(names);
    }

    private static ListedTask task(ChecklistItem item, List<String> after) {
        ItemTerms terms = item.terms;
        return new ListedTask(
                terms.id(),
                terms.title(),
                String.join("\n", item.text).stripIndent().strip(),
                item.done,
                new ListedTerms(after, terms.priority(), terms.labels(), terms.assignee(), terms.due()),
                "",
                item.line,
                item.mark);
    }

    private void problem(int line, int column, String message, String hint) {
        problems.add(new TextProblem(name, line, column, message, hint));
    }

    private static int width(String blanks) {
        int width = 0;
        for (char blank : blanks.toCharArray()) {
            width = blank == '\t' ? (width / TAB + 1) * TAB : width + 1;
        }
        return width;
    }

    /** An item while it is read; its place is that of its title. */
    private record ChecklistItem(
            ItemTerms terms,
            int indent,
            boolean done,
            int line,
            int column,
            int mark,
            List<String> text,
            List<ChecklistItem> parts) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return line;
        }
    }
}
