package dev.czar.world.forge.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.connection.ForgeRequest;
import dev.czar.world.forge.connection.ForgeResponse;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RateLimitedConnector.ForgeEndpoint;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.linear.LinearIssues.LinearTeam;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Asks Linear; what is wrong is in the answer, whatever its status. */
final class LinearClient {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int SHOWN = 200;

    private final LinearTeam team;
    private final RateLimitedConnector connector;

    LinearClient(LinearTeam team, RateLimitedConnector connector) {
        this.team = team;
        this.connector = connector;
    }

    static RateLimitedConnector connector(LinearTeam team, Clock clock, Sleeper pause) {
        return new RateLimitedConnector(
                new ForgeEndpoint("Linear", team.url(), Map.of("Accept", "application/json")),
                RequestLimits.DEFAULT,
                clock,
                pause,
                RandomGenerator.of("L64X128MixRandom"));
    }

    /** What a query or a mutation comes to: the {@code data} of the answer. */
    JsonNode ask(String document, Map<String, ?> variables) {
        ForgeResponse answer = connector.send(
                new ForgeRequest("POST", team.url(), team.apiKey().reveal(), json(document, variables)));
        JsonNode error = answer.json().at("/errors/0");
        if (error.isObject()) {
            String said = error.at("/extensions/userPresentableMessage")
                    .asText(error.path("message").asText(""));
            throw new ForgeException("Linear refuses (%d): %s".formatted(answer.status(), said));
        }
        JsonNode data = answer.accepted("Linear").json().path("data");
        if (!data.isObject()) {
            throw new ForgeException("Linear answers (%d) without data: %s"
                    .formatted(answer.status(), PlainText.upTo(SHOWN, answer.text())));
        }
        return data;
    }

    private static String json(String document, Map<String, ?> variables) {
        try {
            return MAPPER.writeValueAsString(Map.of("query", document, "variables", variables));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
