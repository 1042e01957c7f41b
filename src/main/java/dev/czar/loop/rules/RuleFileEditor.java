package dev.czar.loop.rules;

import dev.czar.io.FailureText;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.CaseTrial;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.project.files.ProjectRuleFolder;
import dev.czar.rule.CopiedRuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCheckReport;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes rule files to disk for those who saw what is there, and only what brings no error with it. */
public final class RuleFileEditor {

    private final RuleActivation.Environment environment;
    private final ProjectRuleFolder own;

    RuleFileEditor(RuleActivation.Environment setting) {
        this.environment = setting;
        this.own = new ProjectRuleFolder(setting.folder());
    }

    WrittenEdit save(RuleFileEdit edit) throws RuleRequestRefused {
        RuleFiles before = saved();
        requireUnchanged(edit, before);
        return write(edit, before, checked(edit, before));
    }

    private WrittenEdit write(RuleFileEdit edit, RuleFiles before, List<CheckDiagnostic> warnings)
            throws RuleRequestRefused {
        requireUnchanged(edit, saved());
        try {
            if (edit.text().isPresent()) {
                RuleFile file = new RuleFile(edit.file(), edit.text().get());
                own.write(file.name(), CopiedRuleFile.firstNoted(file, before));
            } else {
                own.delete(edit.file());
            }
        } catch (IOException failure) {
            throw new RuleRequestRefused("the file " + edit.file() + " cannot be changed: " + FailureText.of(failure));
        }
        return new WrittenEdit(saved(), warnings);
    }

    /** The test is written first, and passed before anything is; what is refused leaves no test behind. */
    WrittenEdit save(TestedRuleEdit tested) throws RuleRequestRefused {
        RuleFiles before = saved();
        requireProven(tested, before);
        requireUnchanged(tested.edit(), before);
        List<CheckDiagnostic> warnings = checked(tested.edit(), before);
        requirePassing(tested, after(tested.edit(), before));
        requireProven(tested, saved());
        try {
            Optional<String> earlier = own.read(tested.testFile());
            own.write(tested.testFile(), tested.test());
            try {
                return write(tested.edit(), before, warnings);
            } catch (RuleRequestRefused refused) {
                own.restore(tested.testFile(), earlier);
                throw refused;
            }
        } catch (IOException failure) {
            throw new RuleRequestRefused("its test cannot be written: " + FailureText.of(failure));
        }
    }

    /** Apart from the loop, whose memory and time such rules may not take. */
    private void requirePassing(TestedRuleEdit tested, RuleFiles after) throws RuleRequestRefused {
        try {
            String failure = environment.trials().run(new CaseTrial(after, tested.testFile(), tested.test()));
            if (!failure.isEmpty()) {
                throw new RuleRequestRefused("its own test fails, and nothing is written: " + failure);
            }
        } catch (InvalidRules invalid) {
            throw new RuleRequestRefused(invalid.getMessage());
        } catch (TrialRefused refused) {
            throw new RuleRequestRefused(refused.getMessage());
        } catch (TrialLost lost) {
            throw new RuleRequestRefused("its own test could not be run, and nothing is written: " + lost.getMessage());
        }
    }

    /** What is on disk; a folder that cannot be read, or leads elsewhere, is not written to. */
    private RuleFiles saved() throws RuleRequestRefused {
        try {
            return environment.saved().get();
        } catch (UncheckedIOException unreadable) {
            throw new RuleRequestRefused(unreadable.getCause().getMessage());
        }
    }

    private static void requireProven(TestedRuleEdit tested, RuleFiles before) throws RuleRequestRefused {
        if (!tested.provenWith().isEmpty() && !tested.provenWith().equals(before.revision())) {
            throw new RuleRequestRefused("the rules on disk have changed since this was proven with them;"
                    + " nothing is written: search again with czar recommend --propose");
        }
    }

    private static void requireUnchanged(RuleFileEdit edit, RuleFiles before) throws RuleRequestRefused {
        String found = before.find(edit.file()).map(RuleFile::revision).orElse("");
        if (!found.equals(edit.seenRevision())) {
            throw new RuleRequestRefused("the file " + edit.file() + " has changed on disk since it was opened;"
                    + " nothing is written: look at both texts and save again");
        }
    }

    /**
     * The warnings that come with an edit without errors. What was wrong before, in another file, does not keep anybody from
     * mending this one; it is only looked for where there is something to compare with.
     */
    private static List<CheckDiagnostic> checked(RuleFileEdit edit, RuleFiles before) throws RuleRequestRefused {
        Map<Boolean, List<CheckDiagnostic>> found = RuleCheckReport.of(after(edit, before)).diagnostics().stream()
                .collect(Collectors.partitioningBy(one -> one.file().equals(edit.file())));
        List<CheckDiagnostic> elsewhere = found.get(false).isEmpty()
                ? List.of()
                : added(found.get(false), RuleCheckReport.of(before).diagnostics());
        Map<Boolean, List<CheckDiagnostic>> bySeverity = Stream.concat(found.get(true).stream(), elsewhere.stream())
                .sorted()
                .collect(Collectors.partitioningBy(CheckDiagnostic::error));
        if (!bySeverity.get(true).isEmpty()) {
            throw new RuleRequestRefused(
                    bySeverity.get(true).stream().map(CheckDiagnostic::toString).collect(Collectors.joining("\n")));
        }
        return bySeverity.get(false);
    }

    private static List<CheckDiagnostic> added(List<CheckDiagnostic> now, List<CheckDiagnostic> known) {
        return now.stream().filter(one -> !known.contains(one)).toList();
    }

    private static RuleFiles after(RuleFileEdit edit, RuleFiles before) {
        List<RuleFile> files = new ArrayList<>(before.files());
        files.removeIf(file -> file.name().equals(edit.file()));
        edit.text()
                .map(text -> new RuleFile(edit.file(), text))
                .or(() -> RuleFiles.shipped().find(edit.file()))
                .ifPresent(files::add);
        return new RuleFiles(files);
    }

    /** The files after an edit, and what the check warns of in the edited one, or newly in another. */
    record WrittenEdit(RuleFiles files, List<CheckDiagnostic> warnings) {}

    /** An edit with a test of its own, saved together; {@code provenWith} is the revision all saved rules must have, "" for any. */
    public record TestedRuleEdit(RuleFileEdit edit, String testFile, String test, String provenWith) {}

    /**
     * A change of one saved rule file: by whom, from the revision of the file they saw ("" when there was none) to another text;
     * with no text the project's own file is taken away.
     */
    public record RuleFileEdit(String file, String seenRevision, Optional<String> text, ChangeAuthor by) {

        String describe() {
            return by.describe((text.isPresent() ? "saved " : "took away ") + file);
        }
    }
}
