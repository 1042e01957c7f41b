package dev.czar.project.config;

import dev.czar.io.AtomicFileWriter;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds and removes workers in the text of czar.yaml, line by line, so that everything else in it stays as it was written. */
public final class WorkerListEdit {

    private static final Pattern HEAD = Pattern.compile("workers:\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("( +)[^\\s#].*");
    private static final String BY_HAND = " (edit `workers` in it by hand)";

    private final ProjectLayout layout;

    public WorkerListEdit(ProjectLayout layout) {
        this.layout = layout;
    }

    public void add(String worker, String agent, List<String> skills) throws ProjectException, IOException {
        if (ProjectConfig.load(layout).workers().containsKey(worker)) {
            throw new ProjectException("there is a worker " + worker + " already");
        }
        List<String> lines = lines();
        int head = head(lines);
        int end = end(lines, head);
        String more = skills.isEmpty() ? "" : ", skills: [" + String.join(", ", skills) + "]";
        lines.add(end, indent(lines, head) + worker + ": {agent: " + agent + more + "}");
        write(lines);
    }

    public void remove(String worker) throws ProjectException, IOException {
        if (!ProjectConfig.load(layout).workers().containsKey(worker)) {
            throw new ProjectException("there is no worker " + worker);
        }
        List<String> lines = lines();
        int head = head(lines);
        String indent = indent(lines, head);
        int first = -1;
        for (int i = head + 1; i < end(lines, head); i++) {
            if (lines.get(i).matches(Pattern.quote(indent) + "[\"']?" + Pattern.quote(worker) + "[\"']?:.*")) {
                first = i;
            }
        }
        if (first < 0) {
            throw new ProjectException("the line of " + worker + " is not found in czar.yaml" + BY_HAND);
        }
        int last = first + 1;
        while (last < lines.size() && lines.get(last).startsWith(indent + " ")) {
            last++;
        }
        lines.subList(first, last).clear();
        write(lines);
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readString(layout.configFile(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    private static int head(List<String> lines) throws ProjectException {
        for (int i = 0; i < lines.size(); i++) {
            if (HEAD.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        throw new ProjectException("czar.yaml has no block `workers:` with a line for each" + BY_HAND);
    }

    private static String indent(List<String> lines, int head) throws ProjectException {
        for (String line : lines.subList(head + 1, lines.size())) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                return entry.group(1);
            }
        }
        throw new ProjectException("czar.yaml has no worker below `workers:`" + BY_HAND);
    }

    /** Behind the last line of the block. */
    private static int end(List<String> lines, int head) {
        int end = head + 1;
        for (int i = head + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (ENTRY.matcher(line).matches()) {
                end = i + 1;
            } else if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                return end;
            }
        }
        return end;
    }

    /** What could not be read afterwards is taken back. */
    private void write(List<String> lines) throws ProjectException, IOException {
        Path file = layout.configFile();
        byte[] before = Files.readAllBytes(file);
        AtomicFileWriter.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            ProjectConfig.load(layout);
        } catch (ProjectException refused) {
            AtomicFileWriter.write(file, before);
            throw refused;
        }
    }
}
