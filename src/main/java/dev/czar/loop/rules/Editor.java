package dev.czar.loop.rules;

import dev.czar.project.OwnRules;
import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleReport;
import dev.czar.rule.check.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rule files to disk for those who saw what is there, and only what brings no error with it. */
final class Editor {

    private final RuleDesk.Setting setting;
    private final OwnRules own;

    Editor(RuleDesk.Setting setting) {
        this.setting = setting;
        this.own = new OwnRules(setting.folder());
    }

    /** The files as they are afterwards. */
    RuleFiles save(Edit edit) throws RuleRefused {
        RuleFiles before = setting.saved().get();
        requireSeen(edit, before);
        requireSound(edit, before);
        requireSeen(edit, setting.saved().get());
        try {
            if (edit.text().isPresent()) {
                own.write(edit.file(), edit.text().get());
            } else {
                own.delete(edit.file());
            }
        } catch (IOException failure) {
            throw new RuleRefused("the file " + edit.file() + " cannot be changed: " + failure.getMessage());
        }
        return setting.saved().get();
    }

    private static void requireSeen(Edit edit, RuleFiles before) throws RuleRefused {
        String found = before.find(edit.file()).map(RuleFile::revision).orElse("");
        if (!found.equals(edit.opened())) {
            throw new RuleRefused("the file " + edit.file() + " has changed on disk since it was opened;"
                    + " nothing is written: look at both texts and save again");
        }
    }

    /** What was wrong before, in another file, does not keep anybody from mending this one. */
    private void requireSound(Edit edit, RuleFiles before) throws RuleRefused {
        List<Diagnostic> known = RuleReport.of(before).diagnostics();
        List<Diagnostic> errors = RuleReport.of(after(edit, before)).diagnostics().stream()
                .filter(Diagnostic::error)
                .filter(error -> error.file().equals(edit.file()) || !known.contains(error))
                .toList();
        if (!errors.isEmpty()) {
            throw new RuleRefused(errors.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
    }

    private static RuleFiles after(Edit edit, RuleFiles before) {
        List<RuleFile> files = new ArrayList<>(before.files());
        files.removeIf(file -> file.name().equals(edit.file()));
        edit.text()
                .map(text -> new RuleFile(edit.file(), text))
                .or(() -> RuleFiles.shipped().find(edit.file()))
                .ifPresent(files::add);
        return new RuleFiles(files);
    }
}
