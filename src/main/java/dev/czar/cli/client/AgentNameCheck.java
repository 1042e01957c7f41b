package dev.czar.cli.client;

import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import java.util.Map;

/** Whether there is an agent of a name that a person gave. */
public final class AgentNameCheck {

    private AgentNameCheck() {}

    /** {@code overrides} are the agents of czar.yaml. */
    public static void require(String agent, Map<String, Map<String, Object>> overrides) {
        try {
            AgentCatalog known = AgentCatalog.withOverrides(overrides);
            if (!known.names().contains(agent)) {
                throw CommandFailure.of(
                        "there is no agent " + agent, NameSuggestion.of(agent, known.names(), "see: czar agents list"));
            }
        } catch (InvalidAgentException invalid) {
            throw CommandFailure.of(invalid.getMessage(), "", invalid);
        }
    }
}
