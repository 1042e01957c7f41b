package dev.czar.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as it is sent. */
@Schema(description = "A human's word")
public record OrderRequest(
        @Schema(
                        description =
                                "pause, resume, hold, release, take-over, estop, clear-estop, approve, veto, force"
                                        + " or undo",
                        examples = "hold",
                        required = true)
                String kind,
        @Schema(description = "the worker to hold, release or take over", examples = "engineer1") String worker,
        @Schema(description = "the number or key of the decision to approve, veto, force or undo", examples = "42")
                String decision,
        @Schema(description = "why; shown wherever the order has an effect") String reason,
        @Schema(description = "who says so", examples = "ada", required = true) String author,
        @JsonProperty("for")
                @Schema(
                        description = "how long it lasts, such as 1h or PT1H; until it is ended when absent",
                        examples = "1h")
                String lasts) {}
