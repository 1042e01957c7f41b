package dev.czar.web;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.rule.check.reading.RuleVocabulary;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What annotations cannot say of the API: facts and actions are told apart by their type, and a token is needed. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDocumentFilter implements OASFilter {

    private static final String TOKEN = "token";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        components.addSecurityScheme(
                TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("The token of the project, as `czar token print` prints it"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
        family(components, Fact.class, "fact");
        family(components, Action.class, "kind");
    }

    /** A schema for each record of a family, and one for any of them. */
    private static void family(Components components, Class<?> root, String property) {
        Schema any = OASFactory.createSchema();
        Discriminator discriminator = OASFactory.createDiscriminator().propertyName(property);
        RuleVocabulary.families(root).filter(Class::isRecord).distinct().forEach(record -> {
            String name = record.getSimpleName() + root.getSimpleName();
            components.addSchema(name, schema(record, property));
            any.addOneOf(OASFactory.createSchema().ref("#/components/schemas/" + name));
            discriminator.addMapping(record.getSimpleName(), "#/components/schemas/" + name);
        });
        components.addSchema(root.getSimpleName(), any.discriminator(discriminator));
    }

    private static Schema schema(Class<?> record, String property) {
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
        if (((Class<?>) type).isEnum()) {
            schema.enumeration(List.copyOf(Stream.of(((Class<?>) type).getEnumConstants())
                    .map(Object::toString)
                    .map(Object.class::cast)
                    .toList()));
        }
        return schema;
    }
}
