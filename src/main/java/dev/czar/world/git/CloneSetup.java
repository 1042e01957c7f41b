package dev.czar.world.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * What makes a git directory see what another one sees, as a clone of it would: its objects and the remote that has the
 * missing ones, where its history was cut, its settings of content, its attributes, its refs.
 */
public final class CloneSetup {
    private static final String REMOTE = "remote";
    private static final String SHALLOW = "shallow";
    private static final List<String> CONTENT_SECTIONS = List.of("filter", "lfs");
    private static final List<String> CONTENT_KEYS =
            List.of("autocrlf", "eol", "symlinks", "fileMode", "ignoreCase", "precomposeUnicode", "longPaths");

    private final Path source;
    private final Path top;
    private static final String MERGE = "merge";
    private static final String DRIVER = "driver";

    private final FileBasedConfig config;

    /** From this git directory, whose work tree {@code top} is; relative addresses count from there. */
    public CloneSetup(Path source, Path top) throws IOException {
        this.source = source;
        this.top = top;
        this.config = read(source.resolve("config"));
    }

    /** Objects of the source count in {@code target} as its own, with the marks of what is not there. */
    public void shareObjects(Path target) throws IOException {
        Path info = Files.createDirectories(target.resolve("objects").resolve("info"));
        Files.writeString(info.resolve("alternates"), source.resolve("objects") + "\n");
        FileBasedConfig copied = read(target.resolve("config"));
        for (String name : promisorRemotes()) {
            copied.setString(REMOTE, name, "url", absolute(config.getString(REMOTE, name, "url")));
            copied.setString(REMOTE, name, "pushurl", "no-push-from-a-copy:");
            copied.setBoolean(REMOTE, name, "promisor", true);
            String filter = config.getString(REMOTE, name, "partialclonefilter");
            copied.setString(REMOTE, name, "partialclonefilter", filter == null ? "blob:none" : filter);
        }
        copied.save();
    }

    /** Where the source's history was cut, as a link that follows it or as a copy. */
    public void shareHistoryEnds(Path target, boolean following) throws IOException {
        Path cut = source.resolve(SHALLOW);
        Path here = target.resolve(SHALLOW);
        if (following) {
            Files.deleteIfExists(here);
            Files.createSymbolicLink(here, cut);
        } else if (Files.exists(cut)) {
            Files.copy(cut, here, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Merge drivers, by whatever name, that leave ours as it is; no other is run. */
    public void shareKeptOurs(Path target) throws IOException {
        FileBasedConfig copied = read(target.resolve("config"));
        String before = copied.toText();
        copied.getSubsections(MERGE).forEach(name -> copied.unset(MERGE, name, DRIVER));
        keptOurs(config).forEach(name -> copied.setString(MERGE, name, DRIVER, ConfigurationGuard.KEEPS_OURS));
        if (!copied.toText().equals(before)) {
            copied.save();
        }
    }

    /** The names of these drivers. */
    public static Stream<String> keptOurs(Config config) {
        return config.getSubsections(MERGE).stream()
                .filter(name -> ConfigurationGuard.KEEPS_OURS.equals(config.getString(MERGE, name, DRIVER)));
    }

    /** Files are checked out in {@code target} as they are in the source: filters, line endings, attributes, LFS. */
    public void shareContentSettings(Path target) throws IOException {
        FileBasedConfig copied = read(target.resolve("config"));
        for (String section : CONTENT_SECTIONS) {
            copy(copied, section, null);
            config.getSubsections(section).forEach(name -> copy(copied, section, name));
        }
        for (String key : CONTENT_KEYS) {
            String value = config.getString("core", null, key);
            if (value != null) {
                copied.setString("core", null, key, value);
            }
        }
        AttributesFile.share(config, top, copied);
        if (Files.isDirectory(source.resolve("lfs")) && config.getString("lfs", null, "storage") == null) {
            copied.setString("lfs", null, "storage", source.resolve("lfs").toString());
        }
        copied.save();
        Path attributes = source.resolve("info").resolve("attributes");
        if (Files.exists(attributes)) {
            Path info = Files.createDirectories(target.resolve("info"));
            Files.copy(attributes, info.resolve("attributes"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Branches, tags and remote branches of {@code repository}; its branches are there as those of origin too, as in a clone. */
    public static void shareRefs(GitRepository repository, Path target) throws IOException {
        SortedMap<String, String> refs = new TreeMap<>(repository.refs("refs/heads/"));
        refs.entrySet().stream()
                .collect(Collectors.toMap(
                        head -> "refs/remotes/origin/" + head.getKey().substring("refs/heads/".length()),
                        java.util.Map.Entry::getValue))
                .forEach(refs::put);
        refs.putAll(repository.refs("refs/remotes/"));
        refs.putAll(repository.refs("refs/tags/"));
        String packed = refs.entrySet().stream()
                .map(ref -> ref.getValue() + " " + ref.getKey() + "\n")
                .collect(Collectors.joining());
        Files.writeString(target.resolve("packed-refs"), "# pack-refs with: sorted \n" + packed);
    }

    /** The remotes that have the objects this repository left out. */
    public List<String> promisorRemotes() {
        String old = config.getString("extensions", null, "partialClone");
        return config.getSubsections(REMOTE).stream()
                .filter(name -> name.equals(old) || config.getBoolean(REMOTE, name, "promisor", false))
                .filter(name -> config.getString(REMOTE, name, "url") != null)
                .toList();
    }

    private void copy(FileBasedConfig copied, String section, String subsection) {
        for (String key : config.getNames(section, subsection)) {
            copied.setStringList(section, subsection, key, List.of(config.getStringList(section, subsection, key)));
        }
    }

    private String absolute(String url) {
        boolean relative = url.startsWith("./") || url.startsWith("../");
        return relative ? top.resolve(url).normalize().toString() : url;
    }

    private static FileBasedConfig read(Path file) throws IOException {
        FileBasedConfig config = new FileBasedConfig(file.toFile(), FS.DETECTED);
        try {
            config.load();
            return config;
        } catch (ConfigInvalidException broken) {
            throw new IOException("%s cannot be read: %s".formatted(file, broken.getMessage()), broken);
        }
    }
}
