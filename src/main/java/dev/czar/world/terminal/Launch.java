package dev.czar.world.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What to start in a session: the program's arguments as they are, its directory, and variables added to a clean environment. */
public record Launch(String session, Path directory, List<String> argv, Map<String, String> environment) {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Launch {
        argv = List.copyOf(argv);
        environment = Map.copyOf(new TreeMap<>(environment));
        require(SESSION.matcher(session).matches(), "not a session name (letters, digits, - and _): " + session);
        require(!argv.isEmpty(), "nothing to start in session " + session);
        for (String name : environment.keySet()) {
            require(VARIABLE.matcher(name).matches(), "not a variable name: " + name);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
