package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.ProgramLookup;
import dev.czar.cli.console.ProgramVersion;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The kinds of agents, whether their program is here, and the versions their screens were checked with. */
@Command(name = "list", description = "List the kinds of agents, their programs here, and the versions tested.")
final class AgentsListCommand implements Callable<Integer> {

    @ParentCommand
    private AgentsCommand agents;

    @Override
    public Integer call() {
        CzarCommand czar = agents.czar();
        AgentCatalog catalog = AgentScreens.catalog(czar);
        ProgramLookup programs = new ProgramLookup(czar.environment().variables());
        List<AgentRow> rows = new ArrayList<>();
        for (String name : catalog.names()) {
            rows.add(row(AgentScreens.named(catalog, name), programs));
        }
        if (czar.json()) {
            czar.output().json(rows);
            return 0;
        }
        TextTable table = new TextTable("AGENT", "PROGRAM", "VERSION HERE", "TESTED", "");
        for (AgentRow row : rows) {
            String found = row.present() ? row.version().isEmpty() ? "present" : row.version() : "not found";
            table.row(
                    Cell.of(row.agent()),
                    Cell.of(row.program()),
                    Cell.of(found),
                    Cell.of(String.join(", ", row.testedVersions())),
                    new Cell(row.warning(), Colour.CAUTION));
        }
        czar.output().table(table);
        return 0;
    }

    /** A version nobody tested is worth a warning, and no more. */
    private static AgentRow row(AgentProfile agent, ProgramLookup programs) {
        String program = agent.command().get(0);
        ProgramVersion here = ProgramVersion.of(program, agent.shell(), programs);
        return new AgentRow(
                agent.name(),
                program,
                here.present(),
                here.number(),
                agent.testedVersions(),
                here.isAmong(agent.testedVersions())
                        ? ""
                        : "not tested with this version: look at its screens with czar agents explain");
    }

    /** One kind of agent. */
    record AgentRow(
            String agent,
            String program,
            boolean present,
            String version,
            List<String> testedVersions,
            String warning) {}
}
