package dev.czar.project.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What each agent's workers made of tasks, project by project: a file agent-records.json in the folder that each project of a user has outside of
 * its repository, where no worker writes. Whoever deletes it has the project forgotten.
 */
public final class AgentRecordFolder {

    private static final Logger LOG = Logger.getLogger(AgentRecordFolder.class);
    /** Of the projects that ended last: rules compare what is kept, and what was long ago says little. */
    private static final int MOST_PROJECTS = 40;

    private static final int MOST_TASKS = 1_000_000;
    private static final String FILE = "agent-records.json";
    private static final String RECORDS = "records";
    private static final String FINISHED = "finished";
    private static final String AT_ONCE = "at_once";
    private static final String LATEST = "latest";

    private final Path projects;
    private final String own;

    /** {@code own} is the name of this project's folder among {@code projects}. */
    public AgentRecordFolder(Path projects, String own) {
        this.projects = projects;
        this.own = own;
    }

    /** Replaces what was kept of this project. */
    public void write(Collection<AgentRecord> records, Instant now) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray(RECORDS);
        for (AgentRecord record : records) {
            all.addObject()
                    .put("agent", record.agent())
                    .put("skill", record.skill())
                    .put(FINISHED, record.finished())
                    .put(AT_ONCE, record.atOnce())
                    .put(LATEST, now.minus(record.age()).toString());
        }
        AtomicFileWriter.write(projects.resolve(own).resolve(FILE), JsonFileEditor.text(root));
    }

    /** What is kept of the other projects that ended last; what is unreadable there, or of a time to come, is left out. */
    public List<AgentRecord> ofOthers(Instant now) throws IOException {
        if (!Files.isDirectory(projects)) {
            return List.of();
        }
        List<AgentRecord> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(projects)) {
            for (Path folder : folders.sorted().toList()) {
                String project = folder.getFileName().toString();
                if (!project.equals(own) && Files.isRegularFile(folder.resolve(FILE))) {
                    read(project, folder.resolve(FILE), now, all);
                }
            }
        }
        Set<String> latest = all.stream()
                .sorted(Comparator.comparing(AgentRecord::age))
                .map(AgentRecord::project)
                .distinct()
                .limit(MOST_PROJECTS)
                .collect(Collectors.toSet());
        return all.stream().filter(record -> latest.contains(record.project())).toList();
    }

    private static void read(String project, Path file, Instant now, List<AgentRecord> into) {
        try {
            for (JsonNode node :
                    JsonFileEditor.object(SharedJsonFile.content(file)).path(RECORDS)) {
                Duration age = Duration.between(Instant.parse(node.path(LATEST).asText()), now);
                int finished = node.path(FINISHED).asInt();
                int atOnce = node.path(AT_ONCE).asInt();
                if (!age.isNegative() && atOnce >= 0 && atOnce <= finished && finished <= MOST_TASKS) {
                    into.add(new AgentRecord(
                            project,
                            node.path("agent").asText(),
                            node.path("skill").asText(),
                            finished,
                            atOnce,
                            age));
                }
            }
        } catch (IOException | DateTimeException unreadable) {
            LOG.debugv("what is kept of a project is left out, {0}: {1}", file, FailureText.of(unreadable));
        }
    }
}
