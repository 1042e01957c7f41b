package dev.czar.world.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The environment sessions inherit: without the marks of an agent or terminal Czar itself may run in, and in UTF-8. */
final class ChildEnvironment {
    private static final List<String> DROPPED =
            List.of("CLAUDE", "CODEX_", "GEMINI_CLI", "AIDER_", "TMUX", "STY", "CZAR_");

    private ChildEnvironment() {}

    static Map<String, String> of(Map<String, String> inherited) {
        Map<String, String> clean = new TreeMap<>(inherited);
        clean.keySet().removeIf(name -> DROPPED.stream().anyMatch(name::startsWith));
        String locale = clean.getOrDefault("LC_ALL", clean.getOrDefault("LC_CTYPE", clean.getOrDefault("LANG", "")));
        if (!locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8")) {
            clean.put("LC_ALL", "C.UTF-8");
        }
        clean.put("TERM", "screen-256color");
        return clean;
    }
}
