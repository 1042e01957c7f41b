package dev.czar.rule.check;

/** A place in a text: line and column, counted from 1. */
public record Place(int line, int column) {

    public static Place at(String text, int offset) {
        String before = text.substring(0, Math.min(Math.max(0, offset), text.length()));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }
}
