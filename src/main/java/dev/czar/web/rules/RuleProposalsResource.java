package dev.czar.web.rules;

import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleProposals;
import dev.czar.project.files.ProjectException;
import dev.czar.project.proposal.ProposalFolder;
import dev.czar.project.proposal.RuleChangeProposal;
import dev.czar.project.proposal.RuleChangeProposal.ProposalState;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of the rules that were proven in the lab, and a human's word about them. */
@Path("/api/v1/projects/{project}/rules/proposals")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
public class RuleProposalsResource {

    private static final String NOTE = "rule-proposal";

    /** All proposals, the latest first. */
    public record RuleProposalsResponse(List<RuleChangeProposal> proposals) {}

    /** What is done with a proposal. */
    private interface ProposalStep {
        RuleChangeProposal take(RuleProposals proposals, RuleChangeProposal proposal, ChangeAuthor by)
                throws RuleRequestRefused, ProjectException, InterruptedException;
    }

    private final ProjectLookup served;

    RuleProposalsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the changes of the rules that the lab proposes")
    public RuleProposalsResponse list(@PathParam("project") String project) throws ProjectException {
        return new RuleProposalsResponse(proposals(served.project(project)).all());
    }

    @POST
    @Path("{name}/offer")
    @Operation(
            summary = "Let a proposal decide in the shadow and ask a human",
            description = "Where the limit proposal-unasked allows it, it is saved instead and judged by the gate.")
    public RuleChangeProposal offer(
            @PathParam("project") String project, @PathParam("name") String name, RulesRequest request)
            throws ProjectException, InterruptedException {
        return step(project, name, request, RuleProposals::offer);
    }

    @POST
    @Path("{name}/accept")
    @Operation(summary = "Save a proposal among the project's rules, where it comes into force")
    public RuleChangeProposal accept(
            @PathParam("project") String project, @PathParam("name") String name, RulesRequest request)
            throws ProjectException, InterruptedException {
        return step(project, name, request, RuleProposals::accept);
    }

    @POST
    @Path("{name}/decline")
    @Operation(summary = "Decline a proposal; its shadow ends")
    public RuleChangeProposal decline(
            @PathParam("project") String project, @PathParam("name") String name, RulesRequest request)
            throws ProjectException, InterruptedException {
        return step(project, name, request, RuleProposals::decline);
    }

    private RuleChangeProposal step(String project, String name, RulesRequest request, ProposalStep step)
            throws ProjectException, InterruptedException {
        ProjectLoop loop = served.project(project);
        ChangeAuthor by = RulesResource.given(request).by();
        RuleProposals proposals = proposals(loop);
        RuleChangeProposal proposal =
                proposals.find(name).orElseThrow(() -> ProblemException.notFound("there is no proposal " + name));
        try {
            RuleChangeProposal after = step.take(proposals, proposal, by);
            Note note = new Note(name, NOTE, after.summary(), NoteSource.PERSON, Duration.ZERO, Duration.ZERO);
            if (after.state() == ProposalState.OFFERED) {
                loop.stateNote(note);
            } else {
                loop.clearNote(note);
            }
            return after;
        } catch (RuleRequestRefused refused) {
            throw new ProblemException(ProblemDetails.of(409, refused.getMessage()));
        }
    }

    private static RuleProposals proposals(ProjectLoop loop) {
        return new RuleProposals(
                loop.ruleActivation(), new ProposalFolder(loop.layout().proposals()));
    }
}
