package dev.czar.world.forge.hosted;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.connection.RateLimitedConnector;
import dev.czar.world.forge.connection.RateLimitedConnector.ForgeEndpoint;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A kind of server: what people call it, and how it is asked. */
public record ServerKind(String name, BiFunction<ServerClient, TaskBranchNames, ForgeServer> server) {

    public Forge forge(ServerAddress address, Clock clock, Sleeper pause) {
        RateLimitedConnector connector = connector(address, clock, pause);
        return new HostedForge(server(address, connector), connector, clock);
    }

    /** What is found when the server is asked whether Czar could do its work there; {@code owners} is what the project says of them. */
    public List<AccessFinding> access(ServerAddress address, Optional<Boolean> owners, Clock clock, Sleeper pause) {
        return new ServerAccess(server(address, connector(address, clock, pause)), address).findings(owners);
    }

    private RateLimitedConnector connector(ServerAddress address, Clock clock, Sleeper pause) {
        return new RateLimitedConnector(
                endpoint(address), RequestLimits.DEFAULT, clock, pause, RandomGenerator.of("L64X128MixRandom"));
    }

    private ForgeServer server(ServerAddress address, RateLimitedConnector connector) {
        ServerClient client = new ServerClient(endpoint(address), connector, address.token(), address.repository());
        return server.apply(client, address.branches());
    }

    private ForgeEndpoint endpoint(ServerAddress address) {
        return new ForgeEndpoint(name, address.api(), Map.of("Accept", "application/json", "User-Agent", "czar"));
    }
}
