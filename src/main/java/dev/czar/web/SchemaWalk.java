package dev.czar.web;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Visits the schemas of an API's description, each with those it is made of. */
final class SchemaWalk {

    private SchemaWalk() {}

    /** All of them: the named ones and those of requests and answers. */
    static void all(OpenAPI document, Consumer<Schema> visitor) {
        document.getComponents().getSchemas().values().forEach(schema -> within(schema, visitor));
        operations(document)
                .flatMap(operation -> Stream.concat(requests(operation), answers(operation)))
                .forEach(schema -> within(schema, visitor));
    }

    static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    static Stream<Schema> requests(Operation operation) {
        return Stream.ofNullable(operation.getRequestBody()).flatMap(body -> schemas(body.getContent()));
    }

    private static Stream<Schema> answers(Operation operation) {
        return Stream.ofNullable(operation.getResponses())
                .flatMap(answers -> answers.getAPIResponses().values().stream())
                .flatMap(answer -> schemas(answer.getContent()));
    }

    private static Stream<Schema> schemas(Content content) {
        return Stream.ofNullable(content)
                .flatMap(types -> types.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .flatMap(Stream::ofNullable);
    }

    private static void within(Schema schema, Consumer<Schema> visitor) {
        visitor.accept(schema);
        Stream<Collection<Schema>> parts = Stream.of(
                schema.getProperties() == null
                        ? List.<Schema>of()
                        : schema.getProperties().values(),
                given(schema.getOneOf()),
                given(schema.getAnyOf()),
                given(schema.getAllOf()));
        parts.flatMap(Collection::stream).forEach(part -> within(part, visitor));
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .flatMap(Stream::ofNullable)
                .forEach(part -> within(part, visitor));
    }

    private static List<Schema> given(List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
