package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.DueDateReader;
import dev.czar.io.DurationReader;
import dev.czar.json.JsonCodec;
import dev.czar.project.files.TextFormat;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What can be said about a task on the command line; "" or an empty list takes a value away. */
final class TaskFields {

    private static final List<String> WORDS = List.of("high", "medium", "low");

    @Option(names = "--title", paramLabel = "TEXT", description = "Its title.")
    private String title;

    @Option(names = "--description", paramLabel = "TEXT", description = "What is to be done, without a file.")
    private String description;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The Markdown file that says what is to be done (default: .czar/tasks/ID.md).")
    private String file;

    @Option(names = "--assignee", paramLabel = "W", description = "Only this worker may take it; \"\" for anyone.")
    private String assignee;

    @Option(names = "--skill", paramLabel = "SKILL", description = "Workers with this skill are preferred.")
    private String skill;

    @Option(names = "--priority", paramLabel = "N", description = "0 is the most urgent; or high, medium, low.")
    private String priority;

    @Option(
            names = "--depends-on",
            split = ",",
            paramLabel = "ID",
            description = "Tasks that must be done before, separated by commas; \"\" for none.")
    private List<String> dependsOn;

    @Option(
            names = "--files",
            split = ",",
            paramLabel = "GLOB",
            description = "Paths it will change, separated by commas, such as docs/**.")
    private List<String> files;

    @Option(names = "--labels", split = ",", paramLabel = "WORD", description = "Marks for rules, separated by commas.")
    private List<String> labels;

    @Option(names = "--estimate", paramLabel = "TIME", description = "How long it is thought to take, such as 2h.")
    private String estimate;

    @Option(names = "--due", paramLabel = "DATE", description = "By when it is due, such as 2026-12-24.")
    private String due;

    /** The values as the queue file holds them, each checked. */
    Map<String, JsonNode> values(QueueChange queue) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        put(values, "title", title);
        put(values, "description", description);
        put(values, "task_file", file == null || file.isEmpty() ? file : queue.readable(file));
        if (assignee != null) {
            put(values, "assignee", assignee.isEmpty() ? assignee : queue.knownWorker(assignee));
        }
        put(values, "skill", fitting("--skill", skill, TextFormat.WORKER));
        if (priority != null) {
            values.put("priority", priority(priority));
        }
        if (dependsOn != null) {
            put(
                    values,
                    "depends_on",
                    named(dependsOn).stream().map(id -> queue.task(id).id()).toList());
        }
        if (files != null) {
            List<String> globs = named(files);
            globs.forEach(glob -> fitting("--files", glob, TextFormat.GLOB));
            put(values, "files", globs);
        }
        if (labels != null) {
            named(labels).forEach(word -> fitting("--labels", word, TextFormat.WORKER));
            put(values, "labels", named(labels));
        }
        if (estimate != null
                && !estimate.isEmpty()
                && DurationReader.parse(estimate).isEmpty()) {
            throw CommandFailure.wrongUsage("--estimate cannot be '" + estimate + "'", "expected a time such as 2h");
        }
        put(values, "estimate", estimate);
        if (due != null
                && !due.isEmpty()
                && DueDateReader.parse(due, ZoneId.systemDefault()).isEmpty()) {
            throw CommandFailure.wrongUsage("--due cannot be '" + due + "'", "expected " + DueDateReader.EXPECTED);
        }
        put(values, "due", due);
        return values;
    }

    static JsonNode priority(String text) {
        if (WORDS.contains(text)) {
            return new TextNode(text);
        }
        if (!text.matches("\\d{1,6}")) {
            throw CommandFailure.wrongUsage(
                    "'" + text + "' is not a priority",
                    "expected a number from 0, the most urgent, or high, medium, low");
        }
        return new IntNode(Integer.parseInt(text));
    }

    private static List<String> named(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static String fitting(String option, String value, TextFormat format) {
        if (value != null && !value.isEmpty() && !format.fits(value)) {
            throw CommandFailure.wrongUsage(option + " cannot be '" + value + "'", "expected " + format.expected());
        }
        return value;
    }

    private static void put(Map<String, JsonNode> values, String key, String value) {
        if (value != null) {
            values.put(key, value.isEmpty() ? MissingNode.getInstance() : new TextNode(value));
        }
    }

    private static void put(Map<String, JsonNode> values, String key, List<String> list) {
        values.put(key, list.isEmpty() ? MissingNode.getInstance() : JsonCodec.tree(list));
    }
}
