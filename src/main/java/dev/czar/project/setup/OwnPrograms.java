package dev.czar.project.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;

/**
 * The programs that a repository's own configuration names and the person's does not: git as Czar runs it does without them, for any
 * worker can write there. What git-lfs sets up is run.
 */
final class OwnPrograms {
    private static final Map<String, List<String>> OF_NAMES = Map.of(
            "filter", List.of("clean", "smudge", "process"), "merge", List.of("driver"), "gpg", List.of("program"));
    private static final Map<String, List<String>> OF_SECTIONS =
            Map.of("core", List.of("sshCommand"), "gpg", List.of("program"), "credential", List.of("helper"));
    private static final String LFS = "git-lfs ";
    private static final String KEEPS_OURS = "true"; // a merge driver

    private final Config own;
    private final Config person;

    OwnPrograms(Config own, Config person) {
        this.own = own;
        this.person = person;
    }

    /** Their keys, such as {@code filter.crypt.smudge}. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        OF_NAMES.forEach((section, names) -> own.getSubsections(section).forEach(subsection -> names.stream()
                .filter(name -> isMissed(section, subsection, name))
                .forEach(name -> keys.add(section + "." + subsection + "." + name))));
        OF_SECTIONS.forEach((section, names) -> names.stream()
                .filter(name -> isMissed(section, null, name))
                .forEach(name -> keys.add(section + "." + name)));
        return keys.stream().sorted().toList();
    }

    private boolean isMissed(String section, String subsection, String name) {
        String value = own.getString(section, subsection, name);
        return value != null
                && !value.startsWith(LFS)
                && !value.equals(KEEPS_OURS)
                && Stream.of(person.getStringList(section, subsection, name)).noneMatch(value::equals);
    }
}
