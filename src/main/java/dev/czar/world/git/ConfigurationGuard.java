package dev.czar.world.git;

import dev.czar.io.GitDirectoryPointer;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes git ignore what a repository's own configuration would have it run: any worker can write there. What the person
 * configured for all repositories counts, and so do the commands that git-lfs sets up.
 */
final class ConfigurationGuard {
    /** The merge driver that does nothing, and so leaves ours. */
    static final String KEEPS_OURS = "true";

    private static final String KEY = "GIT_CONFIG_KEY_";
    private static final String VALUE = "GIT_CONFIG_VALUE_";
    private static final Set<String> LFS = Set.of(
            "git-lfs clean -- %f", "git-lfs smudge -- %f", "git-lfs smudge --skip -- %f", "git-lfs filter-process");

    /** What a key is set to when the repository sets it and the person has not. */
    private enum Neutral {
        FILTER("filter\\..*\\.(clean|smudge|process)", ""),
        REQUIRED_FILTER("filter\\..*\\.required", "false"),
        MERGE_DRIVER("merge\\..*\\.driver", "false"),
        DIFF("diff\\.external|diff\\..*\\.(command|textconv)", "false"),
        SSH("core\\.sshcommand", "ssh"),
        EDITOR("core\\.editor|sequence\\.editor|core\\.alternaterefscommand", "true"),
        PROXY("core\\.gitproxy|core\\.askpass", ""),
        GPG("gpg\\.program|gpg\\..*\\.(program|defaultkeycommand)", "false"),
        LFS_PROGRAM("(?i)lfs\\.(customtransfer\\..*\\.path|extension\\..*\\.(clean|smudge))", "false"),
        LFS_AGENT("(?i)lfs\\.(.*\\.)?standalonetransferagent", ""),
        CREDENTIALS("credential\\.(.*\\.)?helper", "");

        private final Pattern key;
        private final String value;

        Neutral(String key, String value) {
            this.key = Pattern.compile(key);
            this.value = value;
        }
    }

    private record CachedOverrides(List<Long> stamp, Map<String, String> environment) {}

    private final boolean filters;
    private final Map<Path, CachedOverrides> known = new ConcurrentHashMap<>();

    /** {@code filters}: those of the repository are run, for a copy in which its checks will run as well. */
    ConfigurationGuard(boolean filters) {
        this.filters = filters;
    }

    /** Variables that override the configuration of the repository at this folder for one command. */
    Map<String, String> environment(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<Long> stamp = stamp(directory);
        CachedOverrides last = known.get(directory);
        if (last == null || !last.stamp().equals(stamp)) {
            List<ConfiguredValue> values = values(directory, environment);
            last = new CachedOverrides(includes(values) ? List.of(-1L) : stamp, variables(overrides(values)));
            known.put(directory, last);
        }
        return last.environment();
    }

    /** The names of filters that are not run, by what keeps them from it. */
    Set<String> withheldFilters(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        Map<String, String> overrides = environment(directory, environment);
        return overrides.entrySet().stream()
                .filter(override -> override.getKey().startsWith(KEY))
                .filter(override ->
                        Neutral.FILTER.key.matcher(override.getValue()).matches())
                .filter(override -> overrides
                        .get(VALUE + override.getKey().substring(KEY.length()))
                        .isEmpty())
                .map(override -> override.getValue()
                        .substring("filter.".length(), override.getValue().lastIndexOf('.')))
                .collect(Collectors.toSet());
    }

    /** Included files are not watched, so that with any of them nothing is remembered. */
    private static boolean includes(List<ConfiguredValue> values) {
        return values.stream()
                .anyMatch(value -> value.ofRepository() && value.key().startsWith("include"));
    }

    private List<String[]> overrides(List<ConfiguredValue> values) {
        Map<String, List<String>> ofPerson = new LinkedHashMap<>();
        values.stream().filter(value -> !value.ofRepository()).forEach(value -> ofPerson.computeIfAbsent(
                        value.key(), any -> new ArrayList<>())
                .add(value.value()));
        List<String[]> overrides = new ArrayList<>();
        values.stream()
                .filter(ConfiguredValue::ofRepository)
                .filter(value -> !LFS.contains(value.value()) && !value.keepsOurs())
                .map(ConfiguredValue::key)
                .distinct()
                .forEach(key -> override(key, ofPerson.getOrDefault(key, List.of()), overrides));
        overrides.removeIf(override -> isRequiredOfUntouched(override[0], overrides));
        return overrides;
    }

    /** A filter that is run as it is stays required. */
    private static boolean isRequiredOfUntouched(String key, List<String[]> overrides) {
        if (!Neutral.REQUIRED_FILTER.key.matcher(key).matches()) {
            return false;
        }
        String filter = key.substring(0, key.length() - "required".length());
        return overrides.stream().allMatch(other -> other[0].equals(key) || !other[0].startsWith(filter));
    }

    private void override(String key, List<String> ofPerson, List<String[]> overrides) {
        for (Neutral neutral : Neutral.values()) {
            if (neutral.key.matcher(key).matches()) {
                if (filters && (neutral == Neutral.FILTER || neutral == Neutral.REQUIRED_FILTER)) {
                    return;
                }
                if (neutral == Neutral.CREDENTIALS || ofPerson.isEmpty()) {
                    overrides.add(new String[] {key, neutral.value});
                }
                ofPerson.forEach(value -> overrides.add(new String[] {key, value}));
                return;
            }
        }
    }

    /** In variables, for no character of a key can lead out of them. */
    private static Map<String, String> variables(List<String[]> overrides) {
        Map<String, String> variables = new TreeMap<>();
        if (!overrides.isEmpty()) {
            variables.put("GIT_CONFIG_COUNT", Integer.toString(overrides.size()));
        }
        for (int index = 0; index < overrides.size(); index++) {
            variables.put(KEY + index, overrides.get(index)[0]);
            variables.put(VALUE + index, overrides.get(index)[1]);
        }
        return variables;
    }

    private static List<ConfiguredValue> values(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        CommandResult result = ExternalCommand.of("git", "config", "--list", "--show-scope", "--includes", "-z")
                .in(directory)
                .withOnly(environment)
                .run();
        String[] words = result.output().split("\0");
        List<ConfiguredValue> values = new ArrayList<>();
        for (int index = 0; index + 1 < words.length; index += 2) {
            String[] entry = words[index + 1].split("\n", 2);
            values.add(new ConfiguredValue(words[index], entry[0], entry.length > 1 ? entry[1] : ""));
        }
        return values;
    }

    private static List<Long> stamp(Path directory) {
        Path git = directory.resolve(".git");
        List<Path> files = new ArrayList<>();
        try {
            Path own = Files.isRegularFile(git)
                    ? GitDirectoryPointer.read(git).orElse(git)
                    : Files.isDirectory(git) ? git : directory;
            Path common = Files.exists(own.resolve("commondir"))
                    ? own.resolve(Files.readString(own.resolve("commondir")).strip())
                    : own;
            files.addAll(List.of(common.resolve("config"), own.resolve("config.worktree")));
        } catch (IOException unreadable) {
            return List.of(-1L, System.nanoTime());
        }
        return files.stream()
                .flatMap(file ->
                        List.of(file.toFile().lastModified(), file.toFile().length()).stream())
                .toList();
    }

    /** One value as git reads it, and whether it comes from the repository or one of its worktrees. */
    private record ConfiguredValue(String scope, String key, String value) {
        boolean ofRepository() {
            return scope.equals("local") || scope.equals("worktree");
        }

        /** The usual driver for files of which ours are kept; it does nothing. */
        boolean keepsOurs() {
            return value.equals(KEEPS_OURS)
                    && Neutral.MERGE_DRIVER.key.matcher(key).matches();
        }
    }
}
