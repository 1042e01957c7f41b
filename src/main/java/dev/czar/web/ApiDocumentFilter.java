package dev.czar.web;

import dev.czar.decision.Action;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact;
import dev.czar.web.api.DecisionEventQuery.ExportQuery;
import dev.czar.web.order.OrderKind;
import dev.czar.web.request.ProblemDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What annotations cannot say of the API: facts and actions are told apart by their type, answers leave nothing out that may
 * not be absent, every error is a problem, and a token is needed.
 */
final class ApiDocumentFilter implements OASFilter {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String FACTS_FILE = "FactsFile";
    private static final Set<String> NUMBERS = Set.of("hours", "limit", "cycles");
    private static final String FLAG = "workers";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        addToken(document);
        Components components = document.getComponents();
        Map<String, String> replaced = new HashMap<>(new FamilySchemas(Fact.class, "fact").addTo(components));
        replaced.putAll(new FamilySchemas(Action.class, "kind").addTo(components));
        SchemaWalk.all(document, schema -> {
            if (replaced.containsKey(schema.getRef())) {
                schema.setRef(replaced.get(schema.getRef()));
            }
        });
        addFactsFile(components);
        requireWhatIsNeverAbsent(document);
        components
                .getSchemas()
                .get("OrderRequest")
                .getProperties()
                .get("kind")
                .setEnumeration(Stream.of(OrderKind.values())
                        .map(kind -> (Object) kind.commandName())
                        .toList());
        addProblem(document);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> operation.setOperationId(OperationNames.of(method.name(), path))));
        SchemaWalk.operations(document)
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn() == Parameter.In.QUERY)
                .forEach(ApiDocumentFilter::typeParameter);
    }

    private static void addToken(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The token of the project, as `czar token print` prints it"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
    }

    /** Facts as a file has them, each with where it is from and its age if that is known. */
    private static void addFactsFile(Components components) {
        Schema seen = object().description("In a facts file: where a fact is from, and since when")
                .addProperty("source", string())
                .addProperty("age", string().format("duration"))
                .required(List.of("source", "age"));
        components.getSchemas().get(Fact.class.getSimpleName()).getOneOf().stream()
                .map(fact -> components.getSchemas().get(fact.getRef().substring(FamilySchemas.SCHEMAS.length())))
                .forEach(fact -> fact.addProperty("seen", reference("Seen")));
        components.addSchema("Seen", seen);
        components.addSchema(
                FACTS_FILE,
                object().addProperty("now", string().format("date-time"))
                        .addProperty(
                                "facts",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(reference(Fact.class.getSimpleName())))
                        .required(List.of("now", "facts")));
    }

    /** What a request may leave out is said by its own annotations. */
    private static void requireWhatIsNeverAbsent(OpenAPI document) {
        Set<String> requests = SchemaWalk.operations(document)
                .flatMap(SchemaWalk::requests)
                .map(Schema::getRef)
                .collect(Collectors.toSet());
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null && !requests.contains(FamilySchemas.SCHEMAS + name)) {
                schema.getProperties().forEach((property, type) -> {
                    if (!nullable(type)
                            && !property.equals("seen")
                            && (schema.getRequired() == null
                                    || !schema.getRequired().contains(property))) {
                        schema.addRequired(property);
                    }
                });
            }
        });
    }

    private static boolean nullable(Schema schema) {
        return (schema.getType() != null && schema.getType().contains(SchemaType.NULL))
                || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(ApiDocumentFilter::nullable));
    }

    private static void addProblem(OpenAPI document) {
        Schema texts = OASFactory.createSchema().addType(SchemaType.ARRAY).items(string());
        document.getComponents()
                .addSchema(
                        PROBLEM,
                        object().description("An error as RFC 9457 has it; code is stable")
                                .addProperty("type", string())
                                .addProperty("title", string())
                                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                                .addProperty("code", string())
                                .addProperty("detail", string())
                                .addProperty("field", string())
                                .addProperty("hint", string())
                                .addProperty("problems", texts)
                                .required(List.of("type", "title", "status", "code")));
        document.getComponents()
                .addResponse(
                        PROBLEM,
                        OASFactory.createAPIResponse()
                                .description("The request was refused, or it failed")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                ProblemDetails.MEDIA_TYPE,
                                                OASFactory.createMediaType().schema(reference(PROBLEM)))));
        SchemaWalk.operations(document).forEach(operation -> operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM)));
    }

    private static void typeParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        String absent =
                schema.getDefaultValue() == null ? "" : schema.getDefaultValue().toString();
        schema.setDefaultValue(absent.isEmpty() ? null : absent);
        if (NUMBERS.contains(parameter.getName())) {
            schema.setType(List.of(SchemaType.INTEGER));
            schema.setDefaultValue(absent.isEmpty() ? null : Integer.valueOf(absent));
        } else if (parameter.getName().equals(FLAG)) {
            schema.setType(List.of(SchemaType.BOOLEAN));
            schema.setDefaultValue(Boolean.valueOf(absent));
        } else if (parameter.getName().equals("kind")) {
            schema.setEnumeration(FamilySchemas.constants(ActionKind.class));
        } else if (parameter.getName().equals("status")) {
            schema.setEnumeration(List.copyOf(ExportQuery.STATUSES));
        }
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(FamilySchemas.SCHEMAS + name);
    }
}
