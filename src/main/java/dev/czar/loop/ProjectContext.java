package dev.czar.loop;

import dev.czar.ledger.Ledger;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import java.time.Clock;

/** What is there before a project's parts are made: its files, its configuration, its ledger, the channels, the time. */
record ProjectContext(ProjectLayout layout, ProjectConfig config, Ledger ledger, ChannelSender channels, Clock clock) {

    String name() {
        return config.project();
    }
}
