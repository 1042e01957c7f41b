package dev.czar.loop;

import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.HookReceiver;
import dev.czar.loop.access.NotificationLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.access.WorkerScreens;
import dev.czar.world.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What may be looked up of a project beside its loop. {@code quotas} says how much of what is limited is used; {@code webhook}
 * is empty when no secret is agreed; {@code hooks} takes what the hooks of workers' programs say, {@code notifications} tells people what
 * needs them.
 */
public record ProjectAccess(
        WorkerScreens screens,
        PullRequestLookup pullRequests,
        BranchLookup branches,
        OmnibusPreview omnibusPreview,
        Supplier<List<QuotaStatus>> quotas,
        Optional<WebhookVerifier> webhook,
        HookReceiver hooks,
        NotificationLookup notifications) {

    /** The visible lines of a worker's screen as plain text; empty when it has none that can be read. */
    public Optional<String> screen(String worker) throws InterruptedException {
        return screens.screen(worker).map(PlainText::of);
    }

    /** The command by which a human joins a worker's session. */
    public List<String> attachCommand(String worker) {
        return screens.attachCommand(worker);
    }
}
