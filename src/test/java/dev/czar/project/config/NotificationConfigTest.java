package dev.czar.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.ProjectAction.Severity;
import dev.czar.project.config.NotificationConfig.ChannelConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig.MailTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.WebhookTarget;
import dev.czar.project.config.NotificationConfig.QuietHours;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationConfigTest {

    private static final String CHANNELS =
            """
            channels:
              team: {kind: slack, url-env: TEAM_HOOK}
              chat: {kind: discord, url-file: .git/chat-url}
              office: {kind: teams}
              hub: {kind: webhook, url: "https://hub.example.org/czar", secret-env: HUB_SECRET}
              phone: {kind: ntfy, url: "https://ntfy.example.org/my-topic"}
              mail: {kind: mail, host: smtp.example.org, user: czar, password-env: MAIL_PASSWORD, to: [ops@example.org]}
              desk: {kind: desktop}
              pager: {kind: command, command: [page, ops]}
              oncall: [notify-send, czar]
            """;

    @TempDir
    Path folder;

    @Test
    void everyKindOfChannelIsRead() throws Exception {
        NotificationConfig config = load(CHANNELS);
        assertThat(config.channels().values().stream().map(ChannelConfig::kind))
                .containsExactly(
                        "slack", "discord", "teams", "webhook", "ntfy", "mail", "desktop", "command", "command");
        assertThat(((WebhookTarget) config.channels().get("hub")).url()).hasToString("https://hub.example.org/czar");
        assertThat(((MailTarget) config.channels().get("mail")).port()).isEqualTo(587);
        assertThat(config.channelsFor(Severity.CRITICAL, "")).isEmpty();
        assertThat(config.channelsFor(Severity.NOTICE, "phone")).containsExactly("phone");
    }

    @Test
    void severitiesGoWhereTheyAreSent() throws Exception {
        NotificationConfig config = load(
                CHANNELS
                        + """
                notify:
                  channels: [team]
                  critical: [team, phone]
                  notice: []
                  quiet: {from: "22:00", until: "07:00"}
                  digest: 5m
                  link: https://czar.example.org
                """);
        assertThat(config.channelsFor(Severity.WARNING, "")).containsExactly("team");
        assertThat(config.channelsFor(Severity.CRITICAL, "unknown")).containsExactly("team", "phone");
        assertThat(config.channelsFor(Severity.NOTICE, "")).isEmpty();
        assertThat(config.quiet()).contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        assertThat(config.digest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.link()).isEqualTo("https://czar.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            channels: {a: {kind: slak}}                          | 'kind' is 'slak'
            channels: {a: {url: "https://x.org"}}                | 'kind' is missing
            channels: {a: {kind: slack, url: "https://x.org"}}   | unknown key 'url'
            channels: {a: {kind: webhook}}                       | 'url' is missing
            channels: {a: {kind: webhook, url: "http://x.org"}}  | expected https
            channels: {a: {kind: mail, host: x}}                 | 'to' is missing
            notify: {channels: [a]}                              | there is no channel 'a'
            notify: {chanels: []}                                | did you mean 'channels'
            notify: {quiet: {from: "22:00"}}                     | 'until' is missing
            notify: {quiet: {from: "10", until: "07:00"}}        | expected a time of day
            """)
    void whatIsWrongIsSaid(String lines, String words) {
        assertThatThrownBy(() -> load(lines + "\n"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(words.strip());
    }

    @Test
    void aPasswordIsNotSentWhereItCanBeRead() {
        assertThatThrownBy(() -> load("channels: {m: {kind: mail, host: mail.example.org, to: [x@example.org], "
                        + "security: none, password-env: P}}\n"))
                .hasMessageContaining("the password would be readable");
    }

    private NotificationConfig load(String lines) throws ProjectException, IOException {
        Path root = Files.createDirectories(folder.toRealPath().resolve("tally"));
        ProjectLayout layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.configFile().getParent());
        Files.writeString(layout.configFile(), "workers:\n  ada: {agent: command}\n" + lines);
        return ProjectConfig.load(layout).notifications();
    }
}
