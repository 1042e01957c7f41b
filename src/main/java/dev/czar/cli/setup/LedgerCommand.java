package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.ledger.store.LedgerUpkeep;
import dev.czar.ledger.store.LedgerUpkeep.UpkeepResult;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Copies of the ledger, and ways back to a whole one. */
@Command(
        name = "ledger",
        description = "Back the ledger up, restore a backup, or save what can be read of a damaged one.",
        subcommands = {
            LedgerCommand.BackupCommand.class,
            LedgerCommand.RestoreCommand.class,
            LedgerCommand.RepairCommand.class
        })
public final class LedgerCommand implements Runnable {

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command; one of: backup, restore FILE or repair");
    }

    private interface Upkeep {
        UpkeepResult run(LedgerUpkeep upkeep, Instant now) throws IOException, SQLException;
    }

    private int report(String done, Upkeep work) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        UpkeepResult result;
        try {
            result = work.run(
                    new LedgerUpkeep(layout.ledger()),
                    czar.environment().clock().instant());
        } catch (IOException | SQLException | LedgerUnavailable failure) {
            throw CommandFailure.of(FailureText.of(failure), "the ledger is as it was", failure);
        }
        if (czar.json()) {
            czar.output().json(result);
            return 0;
        }
        czar.output().line(done + " " + result.ledger());
        if (result.rows() > 0) {
            czar.output().line(result.rows() + " rows could be read; kept as it was: " + result.before());
        }
        result.lost().forEach(lost -> czar.output().line("lost: " + lost));
        return 0;
    }

    /** Holds the lock of the project meanwhile, so that no Czar can start on a ledger that is being replaced. */
    @SuppressWarnings("try")
    private int reportStopped(String done, Upkeep work) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try (ProjectLock held =
                ProjectLock.acquire(layout, czar.environment().clock().instant())) {
            return report(done, work);
        } catch (ProjectException running) {
            throw CommandFailure.of(
                    "Czar is running for " + layout.root() + ": " + running.getMessage(),
                    "stop it first: czar down",
                    running);
        } catch (IOException failure) {
            throw CommandFailure.of(
                    "the lock of " + layout.root() + " cannot be given back: " + FailureText.of(failure), "", failure);
        }
    }

    private void requireLedger() {
        Path file = ProjectLocator.layout(czar).ledger();
        if (!Files.exists(file)) {
            throw CommandFailure.of("there is no ledger " + file, "it begins with: czar up");
        }
    }

    /** Also while Czar runs. */
    @Command(name = "backup", description = "Copy the ledger as it is at one moment into a file, also while Czar runs.")
    static final class BackupCommand implements Callable<Integer> {

        @ParentCommand
        private LedgerCommand ledger;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Default: a new one in .git/czar/backups/.")
        private Path target;

        @Override
        public Integer call() {
            ledger.requireLedger();
            return ledger.report(
                    "backed up to",
                    (upkeep, now) -> upkeep.backup(
                            target == null
                                    ? upkeep.usualBackup(now)
                                    : ledger.czar.directory().resolve(target)));
        }
    }

    /** What was in place is kept. */
    @Command(
            name = "restore",
            description = "Put a backup in the ledger's place; the one that was there is kept aside.")
    static final class RestoreCommand implements Callable<Integer> {

        @ParentCommand
        private LedgerCommand ledger;

        @Parameters(paramLabel = "FILE", description = "A backup.")
        private Path backup;

        @Override
        public Integer call() {
            return ledger.reportStopped(
                    "restored",
                    (upkeep, now) -> upkeep.restore(ledger.czar.directory().resolve(backup), now));
        }
    }

    /** What cannot be read is named. */
    @Command(
            name = "repair",
            description = "Make a whole ledger of what can be read of a damaged one, and say what is lost.")
    static final class RepairCommand implements Callable<Integer> {

        @ParentCommand
        private LedgerCommand ledger;

        @Override
        public Integer call() {
            ledger.requireLedger();
            return ledger.reportStopped("repaired", LedgerUpkeep::repair);
        }
    }
}
