package dev.czar.cli;

/** What the doctor found in one place: whether it is well, what it is, and what to do when it is not. */
record Finding(Grade grade, String subject, String found, String remedy) {

    enum Grade {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String subject, String found) {
        return new Finding(Grade.OK, subject, found, "");
    }

    static Finding warn(String subject, String found, String remedy) {
        return new Finding(Grade.WARN, subject, found, remedy);
    }

    static Finding fail(String subject, String found, String remedy) {
        return new Finding(Grade.FAIL, subject, found, remedy);
    }

    Cell mark() {
        return switch (grade) {
            case OK -> new Cell("ok", Colour.GOOD);
            case WARN -> new Cell("warn", Colour.CAUTION);
            case FAIL -> new Cell("fail", Colour.BAD);
        };
    }
}
