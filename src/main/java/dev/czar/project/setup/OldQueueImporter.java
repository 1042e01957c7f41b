package dev.czar.project.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.json.JsonCodec;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile;
import dev.czar.project.files.TextFormat;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.setup.ProjectInitializer.InitReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes over the tasks of a supervisor made of scripts: its queue, its dependencies and its task texts. */
public final class OldQueueImporter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACES = List.of("", "status", ".czar", "tasks", "prompts");
    private static final Set<String> WAITING = Set.of("", "ready", "waiting", "blocked");

    private final Path source;
    private final ProjectLayout layout;
    private final WorkQueueFile queue;
    private final Set<String> workers;
    private final List<String> made = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private OldQueueImporter(Path source, ProjectLayout layout, Clock clock) throws ProjectException {
        this.source = source;
        this.layout = layout;
        this.queue = new WorkQueueFile(layout, clock);
        this.workers = ProjectConfig.load(layout).workers().keySet();
    }

    /** Adds what {@code source} holds to the queue; a task of a name that is there already is left as it is. */
    public static InitReport run(Path source, ProjectLayout layout, Clock clock) throws ProjectException {
        try {
            return new OldQueueImporter(source, layout, clock).take();
        } catch (IOException failure) {
            throw new ProjectException("cannot read " + source + ": " + FailureText.of(failure), failure);
        }
    }

    private InitReport take() throws ProjectException, IOException {
        JsonNode old = json("work-queue.json")
                .orElseThrow(() -> new ProjectException("there is no work-queue.json in " + source));
        JsonNode dependencies = json("dependencies.json").orElse(MissingNode.getInstance());
        Map<String, JsonNode> all = new LinkedHashMap<>();
        Map<String, TaskKind> kinds = new LinkedHashMap<>();
        gather(old.path("primary_tasks"), TaskKind.PRIMARY, all, kinds);
        gather(old.path("bonus_tasks"), TaskKind.BONUS, all, kinds);
        for (Map.Entry<String, JsonNode> task : all.entrySet()) {
            String id = task.getKey();
            if (queue.read().value().task(id).isPresent()) {
                kept.add("task " + id);
            } else if (queue.add(id, kinds.get(id), fields(id, task.getValue(), dependencies, all.keySet()))) {
                made.add("task " + id);
            } else {
                notes.add("task " + id + " could not be written: the queue file keeps changing; run it again");
            }
        }
        return new InitReport(made, kept, notes);
    }

    private void gather(JsonNode group, TaskKind kind, Map<String, JsonNode> all, Map<String, TaskKind> kinds) {
        group.properties().forEach(task -> {
            if (!TextFormat.TASK.fits(task.getKey())) {
                notes.add("'" + task.getKey() + "' is left out: a task's name is " + TextFormat.TASK.expected());
            } else if (all.putIfAbsent(task.getKey(), task.getValue()) == null) {
                kinds.put(task.getKey(), kind);
            } else {
                notes.add("a second task " + task.getKey() + " is left out");
            }
        });
    }

    private Map<String, JsonNode> fields(String id, JsonNode old, JsonNode dependencies, Set<String> known)
            throws IOException {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put("status", new TextNode(status(id, old.path("status").asText(""))));
        assignee(id, old).ifPresent(worker -> fields.put("assignee", new TextNode(worker)));
        if (old.path("priority").isInt() || old.path("priority").isTextual()) {
            fields.put("priority", old.path("priority"));
        }
        List<String> needed = needed(id, old, dependencies, known);
        if (!needed.isEmpty()) {
            fields.put("depends_on", JsonCodec.tree(needed));
        }
        for (String text : List.of("title", "description")) {
            if (old.path(text).isTextual() && !old.path(text).asText().isBlank()) {
                fields.put(text, old.path(text));
            }
        }
        brief(id, old, fields);
        return fields;
    }

    /** A claim of the scripts is none of Czar's: what was in progress is to be done. */
    private String status(String id, String old) {
        TaskStatus status = WAITING.contains(old.toLowerCase(Locale.ROOT))
                ? TaskStatus.PENDING
                : WorkQueue.status(old).orElse(TaskStatus.HELD);
        if (status == TaskStatus.DONE) {
            return "done";
        }
        if (status != TaskStatus.HELD) {
            return "pending";
        }
        notes.add("task " + id + " is held: its status was '" + old + "'; begin it with: czar task release " + id);
        return "held";
    }

    private Optional<String> assignee(String id, JsonNode old) {
        String worker = old.path("assignee").asText("");
        if (worker.isEmpty() || worker.equals("null")) {
            return Optional.empty();
        }
        if (workers.contains(worker)) {
            return Optional.of(worker);
        }
        notes.add("task " + id + " is for any worker: " + worker + " is not in .czar/czar.yaml");
        return Optional.empty();
    }

    private List<String> needed(String id, JsonNode old, JsonNode dependencies, Set<String> known) {
        Set<String> needed = new LinkedHashSet<>(texts(old.path("depends_on")));
        needed.addAll(texts(dependencies.path(id).path("blocked_by")));
        needed.remove(id);
        List<String> there = needed.stream().filter(known::contains).toList();
        needed.stream()
                .filter(task -> !known.contains(task))
                .forEach(
                        task -> notes.add("task " + id + " does not wait for " + task + ", which is not in the queue"));
        return there;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The text of a task comes along, so that the old folder may go. */
    private void brief(String id, JsonNode old, Map<String, JsonNode> fields) throws IOException {
        Path target = layout.tasks().resolve(id + ".md");
        if (Files.exists(target)) {
            kept.add(".czar/tasks/" + id + ".md");
            return;
        }
        Optional<Path> text = find(old.path("task_file").asText(""), id + ".md", id + ".txt");
        if (text.isPresent()) {
            AtomicFileWriter.write(target, content(text.get()));
            made.add(".czar/tasks/" + id + ".md");
        } else if (!fields.containsKey("title") && !fields.containsKey("description")) {
            notes.add("task " + id + " has no text: write .czar/tasks/" + id + ".md");
        }
    }

    private Optional<JsonNode> json(String name) throws IOException, ProjectException {
        Optional<Path> file = find(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(content(file.get())));
        } catch (JsonProcessingException broken) {
            throw new ProjectException(
                    file.get() + ":" + broken.getLocation().getLineNr() + ":"
                            + broken.getLocation().getColumnNr() + ": " + broken.getOriginalMessage(),
                    broken);
        }
    }

    private static byte[] content(Path file) throws IOException {
        return BoundedFileReader.read(file, SharedJsonFile.LARGEST)
                .orElseThrow(() -> new IOException(file + " is larger than " + SharedJsonFile.LARGEST + " bytes"));
    }

    /** The first of these names that is a plain file in the folder, in one it is known to have, or in the repository. */
    private Optional<Path> find(String... names) {
        for (String name : names) {
            for (String place : name.isEmpty() ? List.<String>of() : PLACES) {
                Path file = source.resolve(place).resolve(name);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
            Path inRepository = layout.root().resolve(name);
            if (!name.isEmpty() && Files.isRegularFile(inRepository)) {
                return Optional.of(inRepository);
            }
        }
        return Optional.empty();
    }
}
