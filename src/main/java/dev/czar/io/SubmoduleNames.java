package dev.czar.io;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What {@code .gitmodules} calls the submodules, by path; one whose name or path leads out of where it belongs is none, as git has it. */
public record SubmoduleNames(Map<String, String> byPath) {
    public static final String FILE = ".gitmodules";

    /** Its sections. */
    public static final String SECTION = "submodule";

    public SubmoduleNames {
        byPath = Map.copyOf(byPath);
    }

    /** {@code path} has the path of each of the names, null for none. */
    public static SubmoduleNames of(Collection<String> names, UnaryOperator<String> path) {
        Map<String, String> found = new HashMap<>();
        for (String name : names) {
            String at = path.apply(name);
            if (isInside(name) && isInside(at)) {
                found.put(at, name);
            }
        }
        return new SubmoduleNames(found);
    }

    public Optional<String> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static boolean isInside(String path) {
        return path != null
                && !path.isEmpty()
                && !path.startsWith("/")
                && !path.startsWith("-")
                && !List.of(path.split("/")).contains("..")
                && !List.of(path.split("/")).contains(".git");
    }
}
