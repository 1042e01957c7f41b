package dev.czar.world.check;

import dev.czar.io.CheckSpec;
import dev.czar.io.FailureText;
import dev.czar.world.FolderDisposal;
import dev.czar.world.MarkedProcesses;
import dev.czar.world.check.CheckReport.CheckVerdict;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IsolatedCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's checks; each runs on a private copy of a commit, and a tree that was judged is not judged again. */
public final class CheckSuite implements AutoCloseable {
    private static final int LOG_CHARACTERS = 4096;
    private static final int REMEMBERED = 500;
    private static final String PREFIX = "check-";
    private static final String ON_MAINLINE = "mainline/";

    private final GitRepository repository;
    private final List<CheckSpec> commands;
    private final Path scratch;
    private final CheckoutSetup setup;
    private final Map<String, CheckReport> reports = new ConcurrentHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final FolderDisposal disposal = new FolderDisposal("czar-check-copies");

    /** {@code scratch} is a folder outside the repository for the copies; what a dead process left there is ended and deleted. */
    public CheckSuite(GitRepository repository, List<CheckSpec> commands, Path scratch, CheckoutSetup setup) {
        this.setup = setup;
        this.repository = repository;
        this.commands = List.copyOf(commands);
        this.scratch = scratch;
        disposeOfLeftovers();
    }

    @Override
    public void close() {
        disposal.close();
    }

    /** Runs all checks on a commit, one after the other. */
    public CheckReport run(String commit) throws InterruptedException {
        String tree = repository.history().commit(commit).tree();
        CheckReport known = reports.get(tree);
        return known != null ? known : runAndRemember(commit, tree);
    }

    /** Runs all checks on a commit and, when they pass, these too. */
    public CheckReport run(String commit, List<CheckSpec> more) throws InterruptedException {
        CheckReport report = run(commit);
        if (!report.passed() || more.isEmpty()) {
            return report;
        }
        String judged = report.tree() + more;
        CheckReport known = reports.get(judged);
        return known != null ? known : remember(judged, runOnCopy(commit, report.tree(), more));
    }

    /**
     * Runs all checks and these on a commit; what fails on the untouched mainline too says nothing of the commit. When
     * nothing else fails that is an error, which is not remembered, for the environment may be mended.
     */
    public CheckReport judge(String commit, List<CheckSpec> more, String mainline) throws InterruptedException {
        CheckReport report = run(commit, more);
        if (report.verdict() != CheckVerdict.FAILED) {
            return report;
        }
        CheckReport base = run(mainline);
        if (base.passed()) {
            return report;
        }
        List<String> own = new ArrayList<>(List.of(report.signature().split(",")));
        own.removeAll(List.of(base.signature().split(",")));
        if (!own.isEmpty()) {
            return new CheckReport(report.tree(), CheckVerdict.FAILED, String.join(",", own), report.log());
        }
        reports.keySet().removeIf(judged -> judged.startsWith(report.tree()) || judged.startsWith(base.tree()));
        return new CheckReport(
                report.tree(),
                CheckVerdict.ERROR,
                ON_MAINLINE + base.signature() + "/" + mainline,
                "On the untouched mainline, %s:%n%s".formatted(mainline, base.log()));
    }

    /** Runs all checks on a commit once more, whatever they said before; from now on the new word counts. */
    public CheckReport rerun(String commit) throws InterruptedException {
        return runAndRemember(commit, repository.history().commit(commit).tree());
    }

    private CheckReport runAndRemember(String commit, String tree) throws InterruptedException {
        CheckReport report = commands.isEmpty()
                ? new CheckReport(tree, CheckVerdict.PASSED, "", "No checks are configured.")
                : runOnCopy(commit, tree, commands);
        return remember(tree, report);
    }

    private CheckReport remember(String judged, CheckReport report) {
        if (report.verdict() != CheckVerdict.ERROR) {
            if (reports.size() >= REMEMBERED) {
                reports.clear();
            }
            reports.put(judged, report);
        }
        return report;
    }

    private CheckReport runOnCopy(String commit, String tree, List<CheckSpec> commands) throws InterruptedException {
        List<CheckProcess.CheckEnd> ended = new ArrayList<>();
        for (CheckSpec command : commands) {
            Path directory = scratch.resolve(
                    "%s%d-%d".formatted(PREFIX, ProcessHandle.current().pid(), runs.incrementAndGet()));
            try (IsolatedCheckout copy = IsolatedCheckout.of(repository, commit, directory, disposal::dispose)) {
                Optional<CheckProcess.CheckEnd> unready = setup.prepareCopy(copy.directory(), commit);
                if (unready.isPresent()) {
                    return report(tree, List.of(unready.get()));
                }
                ended.add(new CheckProcess(command, copy.directory()).run());
            } catch (IOException | GitException failure) {
                ended.add(new CheckProcess.CheckEnd(
                        command.name(), CheckVerdict.ERROR, "could not be run", FailureText.of(failure)));
            }
        }
        return report(tree, ended);
    }

    private static CheckReport report(String tree, List<CheckProcess.CheckEnd> ended) {
        List<CheckProcess.CheckEnd> bad = ended.stream()
                .filter(end -> end.verdict() != CheckVerdict.PASSED)
                .toList();
        if (bad.isEmpty()) {
            return new CheckReport(tree, CheckVerdict.PASSED, "", "");
        }
        boolean error = bad.stream().anyMatch(end -> end.verdict() == CheckVerdict.ERROR);
        String signature =
                bad.stream().map(CheckProcess.CheckEnd::name).sorted().collect(Collectors.joining(","));
        int share = LOG_CHARACTERS / bad.size();
        String log = bad.stream().map(end -> end.shown(share)).collect(Collectors.joining("\n\n"));
        return new CheckReport(tree, error ? CheckVerdict.ERROR : CheckVerdict.FAILED, signature, log);
    }

    private void disposeOfLeftovers() {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (Stream<Path> folders = Files.list(scratch)) {
            for (Path leftover : folders.filter(CheckSuite::isLeftover).toList()) {
                MarkedProcesses.end(leftover.toString());
                disposal.dispose(leftover);
            }
        } catch (IOException failure) {
            throw new GitException("%s cannot be read: %s".formatted(scratch, FailureText.of(failure)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isLeftover(Path folder) {
        String[] parts = folder.getFileName().toString().split("[-.]");
        return parts.length >= 3
                && parts[0].equals("check")
                && parts[1].matches("[0-9]{1,9}")
                && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    }
}
