package dev.czar.rule.check;

import org.drools.drl.ast.descr.BaseDescr;

/** A place in a text: line and column, counted from 1. */
public record Place(int line, int column) {

    /** The parser counts columns from 0; what it left without a place stands at the beginning. */
    public static Place of(BaseDescr at, String text) {
        int offset = at.getStartCharacter();
        if (offset > 0 && offset <= text.length()) {
            return at(text, offset);
        }
        return new Place(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1);
    }

    public static Place at(String text, int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }
}
