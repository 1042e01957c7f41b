package dev.czar.project.setup;

import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Where git looks for hooks in this repository. */
record HooksFolder(ProjectLayout layout, Path path) {

    static HooksFolder of(ProjectLayout layout) throws IOException {
        try (Repository repository = open(layout)) {
            String configured = repository
                    .getConfig()
                    .getString(ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_HOOKS_PATH);
            if (configured == null || configured.isEmpty()) {
                return new HooksFolder(layout, layout.common().resolve("hooks"));
            }
            String expanded = configured.startsWith("~/")
                    ? System.getProperty("user.home") + configured.substring(1)
                    : configured;
            return new HooksFolder(layout, layout.root().resolve(expanded).normalize());
        }
    }

    /** Why a hook of ours does not belong there, if so. */
    Optional<String> reasonNotToInstall(String hook) throws IOException {
        if (path.startsWith(layout.common())) {
            return Optional.empty();
        }
        if (!path.startsWith(layout.root())) {
            return Optional.of("core.hooksPath is " + path + ", outside of this repository");
        }
        try (Repository repository = open(layout)) {
            String name =
                    layout.root().relativize(path.resolve(hook)).toString().replace('\\', '/');
            return repository.readDirCache().findEntry(name) >= 0
                    ? Optional.of("core.hooksPath is " + path + ", whose " + hook + " is under version control")
                    : Optional.empty();
        }
    }

    private static Repository open(ProjectLayout layout) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(layout.common().toFile())
                .setWorkTree(layout.root().toFile())
                .build();
    }
}
