package dev.czar.fact;

/** The kinds of action there are; of messages to one worker the earlier kind goes first. */
public enum ActionKind {
    START_WORKER,
    INJECT_TASK,
    PREPARE_TASK,
    CLAIM_TASK,
    RELEASE_CLAIM,
    RETURN_WORK,
    TELL,
    NUDGE,
    RESTART_WORKER,
    RUN_CHECKS,
    OPEN_PULL_REQUEST,
    REVIEW_PULL_REQUEST,
    BUILD_OMNIBUS,
    LAND_OMNIBUS,
    FETCH_ORIGIN,
    FOLLOW_ORIGIN,
    FINISH_PROJECT,
    ALERT_HUMAN,
    CHECK_MAINLINE,
    ANSWER_PERMISSION,
    ANSWER_COMMAND,
    MEND_REPOSITORY,
    TAKE_ISSUE,
    CLOSE_ISSUE,
    ASSIGN_TASK,
    ANSWER_THREAD,
    WITHDRAW_LANDING
}
