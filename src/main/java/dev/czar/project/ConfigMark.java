package dev.czar.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Remembers czar.yaml as it was at a start, which is when it is read. */
public final class ConfigMark {

    private final ProjectLayout layout;
    private final byte[] content;

    private ConfigMark(ProjectLayout layout, byte[] content) {
        this.layout = layout;
        this.content = content;
    }

    public static ConfigMark of(ProjectLayout layout) throws IOException {
        return new ConfigMark(layout, Files.readAllBytes(layout.configFile()));
    }

    /** What a person should know of an edit since; "" when there was none. */
    public String edited() {
        Path file = layout.configFile();
        try {
            if (Arrays.equals(content, Files.readAllBytes(file))) {
                return "";
            }
            ProjectConfig.load(layout);
            return "czar.yaml changed; restart to apply it (`czar down`, then `czar up`)";
        } catch (ProjectProblem problem) {
            return "czar.yaml changed and is not applied; the next start would refuse it: " + problem.getMessage();
        } catch (IOException unreadable) {
            return "czar.yaml cannot be read any more; what it said at the start serves: " + unreadable;
        }
    }
}
