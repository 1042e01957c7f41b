package dev.czar.cli.setup;

import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable.Cell;

/** What the doctor found in one place: whether it is well, what it is, and what to do when it is not. */
record DoctorFinding(Grade grade, String subject, String found, String remedy) {

    enum Grade {
        OK,
        WARN,
        FAIL
    }

    static DoctorFinding ok(String subject, String found) {
        return new DoctorFinding(Grade.OK, subject, found, "");
    }

    static DoctorFinding warn(String subject, String found, String remedy) {
        return new DoctorFinding(Grade.WARN, subject, found, remedy);
    }

    static DoctorFinding fail(String subject, String found, String remedy) {
        return new DoctorFinding(Grade.FAIL, subject, found, remedy);
    }

    String sentence() {
        String gap = found.contains("\n") ? "\n      " : ": ";
        return remedy.isEmpty() ? found : found + gap + remedy;
    }

    Cell gradeCell() {
        return switch (grade) {
            case OK -> new Cell("ok", Colour.GOOD);
            case WARN -> new Cell("warn", Colour.CAUTION);
            case FAIL -> new Cell("fail", Colour.BAD);
        };
    }
}
