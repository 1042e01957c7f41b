package dev.czar.world.agent;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.czar.io.ResourceReader;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All agent profiles: the shipped ones, with what a project overrides or adds. */
public final class AgentCatalog {
    private static final List<String> SHIPPED =
            List.of("claude", "codex", "gemini", "opencode", "qwen", "copilot", "cline", "aider", "command");

    private final Map<String, AgentProfile> agents;

    private AgentCatalog(Map<String, AgentProfile> agents) {
        this.agents = agents;
    }

    /** Keys of {@code overrides} replace those of the shipped profile; a new name starts from {@code command}. */
    public static AgentCatalog withOverrides(Map<String, Map<String, Object>> overrides) throws InvalidAgentException {
        Map<String, AgentProfile> agents = new TreeMap<>();
        for (String name : SHIPPED) {
            agents.put(
                    name,
                    new AgentProfileReader(name, shipped(name))
                            .with(overrides.getOrDefault(name, Map.of()))
                            .agent());
        }
        for (Map.Entry<String, Map<String, Object>> added : overrides.entrySet()) {
            if (!SHIPPED.contains(added.getKey())) {
                AgentProfileReader base = new AgentProfileReader(added.getKey(), shipped("command"));
                agents.put(added.getKey(), base.with(added.getValue()).agent());
            }
        }
        return new AgentCatalog(agents);
    }

    public AgentProfile named(String name) throws InvalidAgentException {
        AgentProfile agent = agents.get(name);
        if (agent == null) {
            throw new InvalidAgentException("no agent profile " + name + ", known are " + names());
        }
        return agent;
    }

    /** The profile of this name, run without a terminal if so wished. */
    public AgentProfile of(String name, boolean headless) throws InvalidAgentException {
        AgentProfile agent = named(name);
        if (!headless) {
            return agent;
        }
        return agent.withoutTerminal()
                .orElseThrow(() -> new InvalidAgentException("agent " + name
                        + " cannot run without a terminal: its profile has no headless:, or a command of its own and no"
                        + " headless: {command: ...} beside it; give it that or remove terminal: headless"));
    }

    public Set<String> names() {
        return agents.keySet();
    }

    private static Map<String, Object> shipped(String name) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try {
            return yaml.readValue(
                    ResourceReader.text("agents/" + name + ".yaml"),
                    new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException("shipped agent profile " + name, broken);
        }
    }
}
