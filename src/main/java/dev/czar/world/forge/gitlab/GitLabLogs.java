package dev.czar.world.forge.gitlab;

import dev.czar.io.RecentMap;
import dev.czar.world.PlainText;
import dev.czar.world.forge.connection.ForgeResponse.ForgeRefusalException;
import dev.czar.world.forge.hosted.ServerClient;
import java.util.Collections;
import java.util.Map;

/** The last lines of the logs of jobs that failed, each asked for once. */
final class GitLabLogs {
    private static final int LONGEST = 4_000;

    private final ServerClient client;
    private final String home;
    private final Map<String, String> known = Collections.synchronizedMap(new RecentMap<>(500));

    GitLabLogs(ServerClient client, String home) {
        this.client = client;
        this.home = home;
    }

    /** "" for a status that no job wrote, or whose log may not be read. */
    String endOf(String job) {
        return known.computeIfAbsent(job, any -> read(job));
    }

    private String read(String job) {
        try {
            String log = PlainText.of(client.text(home + "/jobs/" + job + "/trace"));
            return log.length() <= LONGEST ? log : "[cut]\n" + log.substring(log.length() - LONGEST);
        } catch (ForgeRefusalException refused) {
            return "";
        }
    }
}
