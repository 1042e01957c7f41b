package dev.czar.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.czar.json.InvalidJson;
import dev.czar.json.JsonMistake;
import dev.czar.json.TextProblem;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.loop.access.PullRequestLookup.PullRequestsUnavailable;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure with a problem and never with a stack trace. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final AllowedMethods methods = new AllowedMethods();

    @ServerExceptionMapper
    Response of(ProblemException refusal) {
        return answer(refusal.problem());
    }

    @ServerExceptionMapper
    Response of(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return of(malformed);
        }
        int status = failure.getResponse().getStatus();
        Set<String> allowed = methods.at(request.getUriInfo().getPath());
        if (status == 405 || (status == 404 && !allowed.isEmpty() && !allowed.contains(request.getMethod()))) {
            return builder(ProblemDetails.of(405, detail(405)))
                    .header("Allow", String.join(", ", allowed))
                    .build();
        }
        return answer(ProblemDetails.of(status, detail(status)));
    }

    @ServerExceptionMapper
    Response of(JsonProcessingException malformed) {
        String place = malformed.getLocation() == null
                ? ""
                : " in line %d, column %d"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
        ProblemDetails problem =
                ProblemDetails.of(400, "the body is not the JSON expected" + place + ": " + JsonMistake.of(malformed));
        return answer(malformed instanceof JsonMappingException mapping ? problem.inField(path(mapping)) : problem);
    }

    /** Also where the framework has an answer of its own. */
    @ServerExceptionMapper
    Response of(MismatchedInputException malformed) {
        return of((JsonProcessingException) malformed);
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    @ServerExceptionMapper
    Response of(TrialLost lost) {
        return answer(ProblemDetails.of(422, "this could not be tried: " + lost.getMessage())
                .withCode("trial-lost")
                .withHint("try fewer rules, facts or cycles at once"));
    }

    @ServerExceptionMapper
    Response of(TrialRefused refused) {
        return answer(ProblemDetails.of(404, refused.getMessage()));
    }

    @ServerExceptionMapper
    Response of(InvalidJson invalid) {
        return answer(ProblemDetails.of(400, "the facts are invalid")
                .withProblems(
                        invalid.problems().stream().map(TextProblem::toString).toList()));
    }

    @ServerExceptionMapper
    Response of(RuleRequestRefused refused) {
        return answer(ProblemDetails.of(409, refused.getMessage()));
    }

    @ServerExceptionMapper
    Response of(LedgerUnavailable unavailable) {
        return answer(ProblemDetails.of(503, unavailable.getMessage()));
    }

    @ServerExceptionMapper
    Response of(PullRequestsUnavailable unavailable) {
        return answer(ProblemDetails.of(503, unavailable.getMessage()));
    }

    @ServerExceptionMapper
    Response of(Throwable failure) {
        LOG.error("request failed", failure);
        return answer(ProblemDetails.of(500, "internal error; see the log of the service"));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "there is nothing here";
            case 405 -> "this cannot be done here; see the Allow header";
            case 413 -> "the body is too large";
            case 415 -> "send the body as application/json";
            case 406 -> "answers are application/json";
            default -> "";
        };
    }

    private static Response answer(ProblemDetails problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(ProblemDetails problem) {
        return Response.status(problem.status())
                .type(MediaType.valueOf(ProblemDetails.MEDIA_TYPE))
                .entity(problem.toJson());
    }
}
