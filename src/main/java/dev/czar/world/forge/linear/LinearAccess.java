package dev.czar.world.forge.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.linear.LinearIssues.LinearTeam;
import java.time.Clock;
import java.util.Map;

/** Looks whether Czar could do its work on Linear: whose key it is, and whether that sees the team. */
public final class LinearAccess {
    private static final String SUBJECT = "tracker";
    private static final String QUERY = "query($team: String!) { viewer { displayName }"
            + " teams(filter: { key: { eq: $team } }) { nodes { name } } }";

    private LinearAccess() {}

    public static AccessFinding finding(LinearTeam team, Clock clock, Sleeper pause) {
        try {
            LinearClient client = new LinearClient(team, LinearClient.connector(team, clock, pause));
            JsonNode seen = client.ask(QUERY, Map.of("team", team.key()));
            String account = seen.at("/viewer/displayName").asText("");
            JsonNode found = seen.at("/teams/nodes/0/name");
            return found.isTextual()
                    ? new AccessFinding(SUBJECT, Grade.OK, account + " on Linear, team " + found.asText(), "")
                    : new AccessFinding(
                            SUBJECT,
                            Grade.FAIL,
                            "%s sees no team %s on Linear".formatted(account, team.key()),
                            "write the key of a team of this account at `tracker: team` in czar.yaml, as it stands before the numbers of its issues");
        } catch (ForgeException failure) {
            return new AccessFinding(
                    SUBJECT, Grade.FAIL, failure.getMessage(), "check the key that `tracker` in czar.yaml names");
        }
    }
}
