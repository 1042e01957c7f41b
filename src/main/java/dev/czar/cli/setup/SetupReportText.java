package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.project.setup.ProjectInitializer.InitReport;

/** What was made in a project, what was left as it was, and what a person should know. */
final class SetupReportText {

    private SetupReportText() {}

    static void print(CzarCommand czar, InitReport report, String next) {
        if (czar.json()) {
            czar.output().json(report);
            return;
        }
        report.created().forEach(name -> czar.output().line(Colour.GOOD, "made  " + name));
        report.kept().forEach(name -> czar.output().line("kept  " + name));
        report.notes().forEach(note -> czar.output().line(Colour.CAUTION, "note  " + note));
        czar.output().line(next);
    }
}
