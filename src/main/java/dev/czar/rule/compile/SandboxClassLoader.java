package dev.czar.rule.compile;

import dev.czar.io.RecentMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/**
 * The second wall around rule code: a class loader that knows facts, actions, values of the JDK and the engine's own
 * types, and nothing that reaches files, processes, threads, the network or reflection. What it does not list does not
 * exist.
 */
final class SandboxClassLoader extends ClassLoader {

    private static final Allowed VALUES = new Allowed(
            List.of(
                    "dev.czar.fact.",
                    "dev.czar.decision.",
                    "org.drools.model.",
                    "org.drools.modelcompiler.consequence.",
                    "org.drools.modelcompiler.dsl.",
                    "org.drools.modelcompiler.util.",
                    "org.drools.core.base.accumulators.",
                    "java.util.function."),
            List.of(
                    "java.lang.Object",
                    "java.lang.String",
                    "java.lang.CharSequence",
                    "java.lang.Comparable",
                    "java.lang.Iterable",
                    "java.lang.Enum",
                    "java.lang.Record",
                    "java.lang.Number",
                    "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Float",
                    "java.lang.Double",
                    "java.lang.Character",
                    "java.lang.Boolean",
                    "java.lang.Math",
                    "java.lang.Override",
                    "java.lang.Throwable",
                    "java.lang.Exception",
                    "java.lang.RuntimeException",
                    "java.lang.IllegalArgumentException",
                    "java.lang.invoke.LambdaMetafactory",
                    "java.lang.invoke.StringConcatFactory",
                    "java.math.BigDecimal",
                    "java.math.BigInteger",
                    "java.time.Duration",
                    "java.time.format.DateTimeFormatter",
                    "java.time.format.DateTimeFormatterBuilder",
                    "java.util.Arrays",
                    "java.util.Collection",
                    "java.util.Collections",
                    "java.util.List",
                    "java.util.Locale",
                    "java.util.Objects",
                    "java.util.Optional",
                    "java.util.Set",
                    "java.util.regex.Matcher",
                    "java.util.regex.Pattern",
                    "org.drools.core.rule.consequence.KnowledgeHelper",
                    "org.drools.util.DateUtils"));

    /** What the compiler needs besides to read the declarations of those types; compiled rules do not get them. */
    private static final Allowed DECLARATIONS = new Allowed(
            List.of(
                    "java.lang.annotation.",
                    "java.lang.constant.",
                    "java.time.temporal.",
                    "org.drools.",
                    "org.kie.api.",
                    "org.kie.util.maven.support."),
            List.of(
                    "java.io.Externalizable",
                    "java.io.IOException",
                    "java.io.ObjectInputStream",
                    "java.io.ObjectOutputStream",
                    "java.io.ObjectStreamException",
                    "java.io.Serializable",
                    "java.lang.AutoCloseable",
                    "java.lang.Class",
                    "java.lang.ClassNotFoundException",
                    "java.lang.CloneNotSupportedException",
                    "java.lang.Cloneable",
                    "java.lang.Deprecated",
                    "java.lang.Enum$EnumDesc",
                    "java.lang.Error",
                    "java.lang.FunctionalInterface",
                    "java.lang.SafeVarargs",
                    "java.lang.SuppressWarnings",
                    "java.lang.invoke.MethodHandles",
                    "java.lang.invoke.MethodHandles$Lookup",
                    "java.lang.invoke.TypeDescriptor",
                    "java.lang.invoke.TypeDescriptor$OfField",
                    "java.lang.reflect.AnnotatedElement",
                    "java.lang.reflect.GenericDeclaration",
                    "java.lang.reflect.Type",
                    "java.util.Map",
                    "java.util.Comparator",
                    "java.util.stream.Stream",
                    "java.util.regex.MatchResult"));

    private static final int MOST_NAMES = 10_000;

    /** What one build looked up in all jars, the next does not look up again. */
    private static final Map<ClassLoader, SoftReference<SandboxClassLoader>> COMPILING = new WeakHashMap<>();

    private final Predicate<String> allowed;
    private final Map<String, Optional<URL>> found = Collections.synchronizedMap(new RecentMap<>(MOST_NAMES));
    private final Map<String, Boolean> absent = Collections.synchronizedMap(new RecentMap<>(MOST_NAMES));

    private SandboxClassLoader(ClassLoader parent, Predicate<String> allowed) {
        super(parent);
        this.allowed = allowed;
    }

    /** For the compiler, which reads more classes than compiled rules may use. */
    static ClassLoader forCompiling(ClassLoader parent) {
        synchronized (COMPILING) {
            SandboxClassLoader known = Optional.ofNullable(COMPILING.get(parent))
                    .map(SoftReference::get)
                    .orElseGet(() -> new SandboxClassLoader(parent, VALUES.or(DECLARATIONS)));
            COMPILING.put(parent, new SoftReference<>(known));
            return known;
        }
    }

    /** For compiled rules. */
    static ClassLoader forRunning(ClassLoader parent) {
        return new SandboxClassLoader(parent, VALUES);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!allowed.test(name)) {
            throw new ClassNotFoundException("rules must not use " + name);
        }
        if (absent.containsKey(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.loadClass(name, resolve);
        } catch (ClassNotFoundException failure) {
            absent.put(name, true);
            throw failure;
        }
    }

    /** The compiler asks for the same few classes over and over. */
    @Override
    public URL getResource(String name) {
        return known(name)
                ? found.computeIfAbsent(name, wanted -> Optional.ofNullable(super.getResource(wanted)))
                        .orElse(null)
                : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return known(name) ? super.getResources(name) : Collections.emptyEnumeration();
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return known(name) ? super.getResourceAsStream(name) : null;
    }

    /** A last word with a small letter is a package the compiler takes for a class. */
    private boolean known(String resource) {
        if (!resource.endsWith(".class")) {
            return resource.startsWith("META-INF/kie.");
        }
        return !Character.isLowerCase(resource.charAt(resource.lastIndexOf('/') + 1))
                && allowed.test(resource.substring(0, resource.length() - 6).replace('/', '.'));
    }

    /** Class names by prefix (a whole package) or exactly. */
    private record Allowed(List<String> packages, List<String> names) implements Predicate<String> {
        @Override
        public boolean test(String name) {
            return names.contains(name) || packages.stream().anyMatch(name::startsWith);
        }
    }
}
