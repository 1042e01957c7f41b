package dev.czar.project.tasklist;

import dev.czar.json.TextProblem;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.FileSectionReader;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.TextFormat;
import dev.czar.project.tasklist.TaskList.ListedTask;
import dev.czar.project.tasklist.TaskList.ListedTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one task, which may begin with lines of YAML between two lines {@code ---}; keys that are not Czar's are the user's. */
record TaskText(String file, String text) {
    static final List<String> KEYS = List.of("title", "after", "priority", "labels", "for", "due", "done");
    private static final Pattern FRONT =
            Pattern.compile("\\A---[ \\t]*\\r?\\n((?s:.*?))^---[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern DONE =
            Pattern.compile("^done[ \\t]*:[ \\t]*([^#\\r\\n]*?)[ \\t]*(?=#|\\r?$)", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^# +(\\S.*?)\\s*$", Pattern.MULTILINE);

    ListedTask task(String id) throws InvalidFileException {
        List<TextProblem> problems = new ArrayList<>();
        Matcher front = FRONT.matcher(text);
        boolean hasFront = front.find() && !front.group(1).isBlank();
        FileSection section = FileSectionReader.yaml(file, hasFront ? "\n" + front.group(1) : "{}", problems);
        section.refuseMistyped(KEYS);
        ListedTask task = new ListedTask(
                id,
                section.text("title", heading(id), TextFormat.ANY),
                "",
                section.flag("done", false),
                new ListedTerms(
                        section.oneOrMore("after", TextFormat.TASK),
                        section.text("priority", "", ItemTerms.PRIORITY_FORMAT),
                        section.oneOrMore("labels", TextFormat.WORKER),
                        section.text("for", "", TextFormat.WORKER),
                        section.text("due", "", ItemTerms.DUE_FORMAT)),
                file,
                1,
                -1);
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return task;
    }

    /** The same with {@code done: true}. */
    String ticked() throws InvalidFileException {
        if (task("any").done()) {
            return text;
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        Matcher front = FRONT.matcher(text);
        if (!front.find()) {
            return "---" + end + "done: true" + end + "---" + end + end + text;
        }
        Matcher done = DONE.matcher(text).region(front.start(1), front.end(1));
        return done.find()
                ? text.substring(0, done.start(1)) + "true" + text.substring(done.end(1))
                : text.substring(0, front.end(1)) + "done: true" + end + text.substring(front.end(1));
    }

    private String heading(String fallback) {
        Matcher heading = HEADING.matcher(text);
        return heading.find() ? heading.group(1) : fallback;
    }
}
