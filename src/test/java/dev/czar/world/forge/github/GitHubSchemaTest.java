package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.czar.world.forge.description.PublishedDescriptions;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Czar asks by GraphQL is valid by the schema that GitHub publishes. */
class GitHubSchemaTest {
    @Test
    void whatIsAskedIsInTheSchema() throws IOException {
        Optional<Path> published = PublishedDescriptions.gitHubSchema();
        assumeTrue(published.isPresent(), "npm could not fetch GitHub's schema: queries are not held against it");
        GraphQLSchema schema = schema(Files.readString(published.get()));
        assertThat(Stream.of(GitHubQueries.DOCUMENTS, GitHubLanding.DOCUMENTS)
                        .flatMap(List::stream)
                        .flatMap(document -> faults(schema, document)))
                .isEmpty();
        assertThat(faults(schema, GitHubLanding.DOCUMENTS.get(1).replace("expectedHeadOid", "headOid")))
                .isNotEmpty();
    }

    private static Stream<String> faults(GraphQLSchema schema, String document) {
        return new Validator()
                .validateDocument(schema, Parser.parse(document), Locale.ROOT).stream()
                        .map(Object::toString);
    }

    /** As it is published, a type in it may have a field twice. */
    private static GraphQLSchema schema(String text) {
        TypeDefinitionRegistry types =
                new SchemaParser().parse(new StringReader(text), ParserOptions.getDefaultSdlParserOptions());
        for (ObjectTypeDefinition type : types.getTypes(ObjectTypeDefinition.class)) {
            Map<String, FieldDefinition> fields = new LinkedHashMap<>();
            type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
            types.remove(type);
            types.add(type.transform(copy -> copy.fieldDefinitions(List.copyOf(fields.values()))));
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    }
}
