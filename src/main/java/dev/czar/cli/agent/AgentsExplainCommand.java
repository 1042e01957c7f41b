package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.agent.AgentScreens.WorkerScreen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Why a worker's screen is read as it is, at this moment. */
@Command(name = "explain", description = "Show how a worker's screen is read now: which sign in which line.")
final class AgentsExplainCommand implements Callable<Integer> {

    @ParentCommand
    private AgentsCommand agents;

    @Parameters(paramLabel = "WORKER", description = "A worker whose session is running.")
    private String worker;

    @Override
    public Integer call() {
        CzarCommand czar = agents.czar();
        WorkerScreen screen = AgentScreens.ofWorker(czar, worker);
        ReadingText reading = new ReadingText(screen.agent(), screen.text());
        if (czar.json()) {
            czar.output().json(reading.json());
        } else {
            czar.output().line(worker + " runs " + screen.agent().name());
            reading.print(czar.output());
        }
        return 0;
    }
}
