package dev.czar.web;

import dev.czar.rule.check.reading.RuleVocabulary;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of a sealed family of records, each told apart by the property that names its type. A family within it (the
 * orders among the facts) is one of its records too.
 */
final class FamilySchemas {

    static final String SCHEMAS = "#/components/schemas/";

    private final Class<?> root;
    private final String property;
    private final List<Class<?>> records;

    FamilySchemas(Class<?> root, String property) {
        this.root = root;
        this.property = property;
        this.records =
                RuleVocabulary.families(root).filter(Class::isRecord).distinct().toList();
    }

    /** Adds them; returns by which schema another one that was read from the same type is to be replaced. */
    Map<String, String> addTo(Components components) {
        Map<String, String> replaced = new LinkedHashMap<>();
        for (Class<?> record : records) {
            Schema plain = components.getSchemas().get(record.getSimpleName());
            if (plain != null && sameShape(plain, record)) {
                components.removeSchema(record.getSimpleName());
                replaced.put(SCHEMAS + record.getSimpleName(), SCHEMAS + name(record));
            }
        }
        records.forEach(record -> components.addSchema(name(record), schema(record)));
        Set.copyOf(components.getSchemas().keySet()).forEach(name -> {
            List<Class<?>> members =
                    records.stream().filter(record -> belongsTo(record, name)).toList();
            if (!members.isEmpty() && isEmpty(components.getSchemas().get(name))) {
                components.addSchema(name, anyOf(members));
            }
        });
        components.addSchema(root.getSimpleName(), anyOf(records));
        return replaced;
    }

    private String name(Class<?> record) {
        return record.getSimpleName() + root.getSimpleName();
    }

    private static boolean sameShape(Schema schema, Class<?> record) {
        Set<String> components = new TreeSet<>(Stream.of(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
        return schema.getProperties() != null
                && components.equals(schema.getProperties().keySet());
    }

    private static boolean isEmpty(Schema schema) {
        return schema.getProperties() == null
                && schema.getEnumeration() == null
                && schema.getOneOf() == null
                && schema.getAnyOf() == null;
    }

    private static boolean belongsTo(Class<?> type, String family) {
        return Stream.of(type.getInterfaces())
                .anyMatch(each -> each.getSimpleName().equals(family) || belongsTo(each, family));
    }

    private Schema anyOf(List<Class<?>> members) {
        Schema any = OASFactory.createSchema();
        Discriminator discriminator = OASFactory.createDiscriminator().propertyName(property);
        for (Class<?> record : members) {
            any.addOneOf(OASFactory.createSchema().ref(SCHEMAS + name(record)));
            discriminator.addMapping(record.getSimpleName(), SCHEMAS + name(record));
        }
        return any.discriminator(discriminator);
    }

    private Schema schema(Class<?> record) {
        Schema schema = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        property,
                        OASFactory.createSchema().addType(SchemaType.STRING).addEnumeration(record.getSimpleName()))
                .addRequired(property);
        for (RecordComponent component : record.getRecordComponents()) {
            schema.addProperty(component.getName(), type(component.getGenericType()));
            schema.addRequired(component.getName());
        }
        return schema;
    }

    private static Schema type(Type type) {
        Schema schema = OASFactory.createSchema();
        if (type instanceof ParameterizedType list) {
            return schema.addType(SchemaType.ARRAY).items(type(list.getActualTypeArguments()[0]));
        }
        if (type == int.class || type == long.class) {
            return schema.addType(SchemaType.INTEGER).format(type == int.class ? "int32" : "int64");
        }
        if (type == boolean.class) {
            return schema.addType(SchemaType.BOOLEAN);
        }
        schema.addType(SchemaType.STRING);
        if (type == Duration.class || type == Instant.class) {
            return schema.format(type == Duration.class ? "duration" : "date-time");
        }
        return ((Class<?>) type).isEnum() ? schema.enumeration(constants((Class<?>) type)) : schema;
    }

    static List<Object> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> (Object) ((Enum<?>) constant).name())
                .toList();
    }
}
