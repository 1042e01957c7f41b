package dev.czar.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as it is sent. */
@Schema(description = "A human's word")
public record OrderRequest(
        @Schema(
                        description = "pause, resume, hold, release, estop, clear-estop, approve or veto",
                        examples = "hold",
                        required = true)
                String kind,
        @Schema(description = "the worker to hold or release", examples = "engineer1") String worker,
        @Schema(description = "the number or key of the decision to approve or veto", examples = "42") String decision,
        @Schema(description = "why; shown wherever the order has an effect") String reason,
        @Schema(description = "who says so", examples = "ada", required = true) String author) {}
