package dev.czar.project.setup;

import dev.czar.io.ProgramPath;
import dev.czar.project.setup.RepositoryKind.Peculiarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/** The filters that files go through by {@code .gitattributes}, and whether git has them: without one, work trees hold something else or cannot be made. */
record ContentFilters(Map<String, String> configuration, Map<String, String> environment) {
    private static final Pattern USED = Pattern.compile("(?m)^[^#\\n]*\\sfilter=(\\S+)");
    private static final List<String> PROGRAMS = List.of("process", "smudge", "clean");

    /** Of a repository; JGit does not know that the person's own file may be another. */
    static ContentFilters of(Config repository, Map<String, String> environment)
            throws IOException, ConfigInvalidException {
        Map<String, String> configuration = new HashMap<>();
        String personal = environment.getOrDefault("GIT_CONFIG_GLOBAL", "");
        if (!personal.isEmpty()) {
            FileBasedConfig file = new FileBasedConfig(Path.of(personal).toFile(), FS.DETECTED);
            file.load();
            read(file, configuration);
        }
        read(repository, configuration);
        return new ContentFilters(configuration, environment);
    }

    private static void read(Config config, Map<String, String> configuration) {
        for (String name : config.getSubsections("filter")) {
            for (String key : config.getNames("filter", name, true)) {
                configuration.put("filter." + name + "." + key, config.getString("filter", name, key));
            }
        }
    }

    /** What is missing for those that the attributes name; {@code configuration} is git's, by its keys. */
    List<Peculiarity> missing(String attributes) {
        List<Peculiarity> missing = new ArrayList<>();
        for (String name : new TreeSet<>(USED.matcher(attributes)
                .results()
                .map(result -> result.group(1))
                .toList())) {
            List<String> commands = PROGRAMS.stream()
                    .map(program -> configuration.getOrDefault("filter." + name + "." + program, ""))
                    .filter(command -> !command.isBlank())
                    .toList();
            if (commands.isEmpty()) {
                missing.add(told(
                        name,
                        "which git is not told of, so that work trees hold them as they are stored",
                        "`git config --global filter." + name + ".smudge ...`"));
            }
            commands.stream()
                    .map(command -> command.strip().split("\\s+")[0])
                    .filter(program -> program.matches("[\\w.+-]+"))
                    .filter(program -> ProgramPath.find(program, environment).isEmpty())
                    .findFirst()
                    .ifPresent(program -> missing.add(told(
                            name,
                            "whose program %s is not there, so that %s"
                                    .formatted(
                                            program,
                                            isRequired(name)
                                                    ? "no work tree can be made"
                                                    : "work trees hold them as they are stored"),
                            "install " + program)));
        }
        return missing;
    }

    private boolean isRequired(String name) {
        return configuration.getOrDefault("filter." + name + ".required", "").matches("true|yes|on|1");
    }

    private static Peculiarity told(String name, String what, String remedy) {
        return new Peculiarity(
                false,
                "filter " + name,
                "files go through the filter %s, %s".formatted(name, what),
                name.equals("lfs") ? "install git-lfs and run `git lfs install`" : remedy);
    }
}
