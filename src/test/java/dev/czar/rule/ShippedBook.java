package dev.czar.rule;

/** The whole shipped rule book, compiled once per JVM. */
public final class ShippedBook {

    private ShippedBook() {}

    public static RuleBook get() {
        return Holder.BOOK;
    }

    private static final class Holder {
        static final RuleBook BOOK = compile();

        private static RuleBook compile() {
            try {
                return new RuleCompiler(ShippedBook.class.getClassLoader()).compile(RuleFiles.shipped());
            } catch (InvalidRules invalid) {
                throw new AssertionError("the shipped rules do not compile:\n" + invalid.getMessage(), invalid);
            }
        }
    }
}
