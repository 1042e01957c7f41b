package dev.czar.cli;

/** A decision's status in its colour. */
final class StatusCell {

    private StatusCell() {}

    static Cell of(String status) {
        return new Cell(Words.of(status), colour(status));
    }

    static Colour colour(String status) {
        return switch (status) {
            case "DONE" -> Colour.GOOD;
            case "FAILED" -> Colour.BAD;
            case "VETOED", "AWAITING" -> Colour.CAUTION;
            case "LAPSED", "SKIPPED" -> Colour.FAINT;
            default -> Colour.PLAIN;
        };
    }
}
