package dev.czar.project.config;

import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Remembers czar.yaml as it was at a start, which is when it is read. */
public final class ConfigChangeDetector {

    private final ProjectLayout layout;
    private final byte[] content;

    private ConfigChangeDetector(ProjectLayout layout, byte[] content) {
        this.layout = layout;
        this.content = content;
    }

    public static ConfigChangeDetector of(ProjectLayout layout) throws IOException {
        return new ConfigChangeDetector(layout, Files.readAllBytes(layout.configFile()));
    }

    /** What a person should know of an edit since; "" when there was none. */
    public String editNotice() {
        Path file = layout.configFile();
        try {
            if (Arrays.equals(content, Files.readAllBytes(file))) {
                return "";
            }
            ProjectConfig.load(layout);
            return "czar.yaml changed; restart to apply it (`czar down`, then `czar up`)";
        } catch (ProjectException problem) {
            return "czar.yaml changed and is not applied; the next start would refuse it: " + problem.getMessage();
        } catch (IOException unreadable) {
            return "czar.yaml cannot be read any more; what it said at the start serves: " + unreadable;
        }
    }
}
