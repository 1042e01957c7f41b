package dev.czar.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The inherited environment without what looks like a secret and without what would steer git, Czar or an agent. */
public final class CleanEnvironment {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(TOKEN|SECRET|PASSW(OR)?D|CREDENTIAL|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SSH_AUTH|_KEY$|_PAT$|_DSN$).*");
    private static final Pattern STEERING = Pattern.compile("(GIT|CZAR|CLAUDE|CODEX|GEMINI|AIDER|TMUX)(_.*|$)");

    private CleanEnvironment() {}

    public static Map<String, String> of(Map<String, String> inherited) {
        Map<String, String> clean = new TreeMap<>(inherited);
        clean.keySet()
                .removeIf(name ->
                        SECRET.matcher(name).matches() || STEERING.matcher(name).matches());
        return clean;
    }
}
