package dev.czar.project.config;

import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

/** Remembers czar.yaml as it was when it was read. */
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

    /** Whether there was an edit since that can be used under the name and at the port of {@code applied}. */
    public boolean canBeApplied(ProjectConfig applied) {
        try {
            return isEdited() && canServe(applied, ProjectConfig.load(layout));
        } catch (ProjectException | IOException unusable) {
            return false;
        }
    }

    /** What a person should know of an edit since; "" when there was none. */
    public String editNotice(ProjectConfig applied) {
        try {
            if (!isEdited()) {
                return "";
            }
            return canServe(applied, ProjectConfig.load(layout))
                    ? "czar.yaml changed and is applied in a moment"
                    : "czar.yaml changed its project or port; restart to apply it (`czar down`, then `czar up`)";
        } catch (ProjectException problem) {
            return "czar.yaml changed and is not applied: " + problem.getMessage();
        } catch (IOException unreadable) {
            return "czar.yaml cannot be read any more; what it said before serves: " + FailureText.of(unreadable);
        }
    }

    private boolean isEdited() throws IOException {
        return !Arrays.equals(content, Files.readAllBytes(layout.configFile()));
    }

    private static boolean canServe(ProjectConfig applied, ProjectConfig saved) {
        return applied.project().equals(saved.project()) && applied.port() == saved.port();
    }
}
