package dev.czar.rule;

import java.nio.file.Path;

/** The whole shipped rule book, as the build compiled it. */
public final class ShippedBook {

    private ShippedBook() {}

    public static RuleBook get() {
        return Holder.BOOK;
    }

    private static final class Holder {
        static final RuleBook BOOK = compile();

        private static RuleBook compile() {
            try {
                return new RuleBooks(ShippedBook.class.getClassLoader(), Path.of("target", "rulebooks"))
                        .book(RuleFiles.shipped());
            } catch (InvalidRules invalid) {
                throw new AssertionError("the shipped rules do not compile:\n" + invalid.getMessage(), invalid);
            }
        }
    }
}
