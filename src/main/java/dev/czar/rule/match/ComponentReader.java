package dev.czar.rule.match;

import java.lang.reflect.Method;
import java.util.Optional;

/** Reads components and computed values of facts by name. */
public final class ComponentReader {

    private ComponentReader() {}

    static Optional<Class<?>> type(Class<?> owner, String name) {
        return accessor(owner, name).map(Method::getReturnType);
    }

    /** Empty when the object has nothing of this name. */
    public static Optional<Object> value(Object owner, String name) {
        return accessor(owner.getClass(), name).map(method -> {
            try {
                return method.invoke(owner);
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("cannot read " + name + " of " + owner, failure);
            }
        });
    }

    private static Optional<Method> accessor(Class<?> owner, String name) {
        try {
            return Optional.of(owner.getMethod(name));
        } catch (NoSuchMethodException absent) {
            return Optional.empty();
        }
    }
}
