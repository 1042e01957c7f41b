package dev.czar;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** By name; with {@code -Dsurefire.runOrder=random} in another order each time, which {@code -DorderSeed} repeats. */
public final class PlainTestOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> classes = context.getClassDescriptors();
        classes.sort(Comparator.comparing(found -> found.getTestClass().getName()));
        if ("random".equals(System.getProperty("surefire.runOrder"))) {
            long seed = Long.getLong("orderSeed", System.nanoTime());
            System.out.println("test classes in a random order: -DorderSeed=" + seed);
            Collections.shuffle(classes, new java.util.Random(seed));
        }
    }
}
