package dev.czar.rule;

import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.nio.file.Path;

/** The whole shipped rule book, as the build compiled it. */
public final class ShippedRuleBook {

    private ShippedRuleBook() {}

    public static RuleBook get() {
        return Holder.BOOK;
    }

    private static final class Holder {
        static final RuleBook BOOK = compile();

        private static RuleBook compile() {
            try {
                return new RuleBookLoader(ShippedRuleBook.class.getClassLoader(), Path.of("target", "rulebooks"))
                        .book(RuleFiles.shipped());
            } catch (InvalidRules invalid) {
                throw new AssertionError("the shipped rules do not compile:\n" + invalid.getMessage(), invalid);
            }
        }
    }
}
