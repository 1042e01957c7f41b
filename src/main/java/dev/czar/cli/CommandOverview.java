package dev.czar.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of commands in the help, by what somebody wants to do, the first steps first. */
final class CommandOverview {

    private record CommandGroup(String title, List<String> commands) {}

    private static final List<CommandGroup> GROUPS = List.of(
            group("Start and stop", "init import doctor demo up down restart serve service"),
            group("Look in", "status watch open workers tasks next conflicts omnibus pr logs attach agents facts"),
            group("Ask why", "decisions why why-not"),
            group("Speak to workers", "answer tell nudge permissions allow deny take-over hold release"),
            group("Give work", "task worker note"),
            group("Decide yourself", "pause resume estop approve veto force undo"),
            group("Tune the rules", "rules limits check test fmt lsp dry-run backtest record replay verify bench"),
            group("Learn from the past", "simulate history recommend proposals"),
            group("Keep it running", "notify token ledger schema completion uninstall"),
            group("For workers", "report"));
    private static final int INDENT = 2;
    private static final int GAP = 3;

    private CommandOverview() {}

    private static CommandGroup group(String title, String commands) {
        return new CommandGroup(title, List.of(commands.split(" ")));
    }

    static void addTo(CommandLine line) {
        line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandOverview::text);
    }

    private static String text(Help root) {
        Map<String, Help> commands = root.subcommands();
        int names = INDENT
                + GAP
                + commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        return GROUPS.stream()
                .map(group -> "%n%s:%n".formatted(group.title()) + text(root, group, names))
                .collect(Collectors.joining());
    }

    private static String text(Help root, CommandGroup group, int names) {
        int width = root.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                root.colorScheme(),
                new Column(names, INDENT, Overflow.SPAN),
                new Column(width - names, 0, Overflow.WRAP));
        for (String name : group.commands()) {
            String description =
                    root.subcommands().get(name).commandSpec().usageMessage().description()[0];
            table.addRowValues(
                    root.colorScheme().commandText(name), root.colorScheme().text(description));
        }
        return table.toString();
    }
}
