package dev.czar.world.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixedHostTest {
    private final ListedHost terminal = new ListedHost();
    private final ListedHost headless = new ListedHost();

    @Test
    void eachSessionIsListedWhereItBelongs() throws Exception {
        terminal.begin("tess", "old");
        headless.begin("hale", "tess");
        assertThat(mixed("hale", "old").panes().panes())
                .extracting(TerminalPane::session)
                .containsExactly("tess", "hale");
    }

    @Test
    void aSessionWithoutATerminalThatCannotBeReadLeavesTheOthersKnown() throws Exception {
        headless.unread = Set.of("hale");
        PaneList panes = mixed("hale", "hope").panes();
        assertThat(panes.isUnknown("hale")).isTrue();
        assertThat(panes.isUnknown("hope")).isFalse();
        assertThat(panes.isUnknown("tess")).isFalse();
        assertThat(panes.server()).isEqualTo(ServerState.RUNNING);
    }

    @Test
    void aTerminalServerThatIsNotReachedLeavesTheSessionsWithoutOneKnown() throws Exception {
        terminal.state = ServerState.UNREACHABLE;
        PaneList panes = mixed("hale").panes();
        assertThat(panes.isUnknown("tess")).isTrue();
        assertThat(panes.isUnknown("hale")).isFalse();
    }

    @Test
    void aSessionIsStoppedWhereItIsAndWhereItWas() throws Exception {
        terminal.begin("hale");
        headless.begin("tess");
        MixedHost mixed = mixed("hale");
        mixed.stop("hale");
        mixed.stop("tess");
        assertThat(terminal.sessions).isEmpty();
        assertThat(headless.sessions).isEmpty();
    }

    @Test
    void aSessionWithoutATerminalThatCannotBeReadEndsWhenItIsStartedElsewhere() throws Exception {
        headless.begin("tess");
        headless.hidden = Set.of("tess");
        mixed("hale").start(new SessionLaunch("tess", Path.of("/"), List.of("agent"), Map.of()));
        assertThat(headless.sessions).isEmpty();
        assertThat(terminal.sessions).containsOnlyKeys("tess");
    }

    @Test
    void aSessionThatIsStartedElsewhereEndsWhereItWas() throws Exception {
        terminal.begin("hale");
        mixed("hale").start(new SessionLaunch("hale", Path.of("/"), List.of("agent"), Map.of()));
        assertThat(terminal.sessions).isEmpty();
        assertThat(headless.sessions).containsOnlyKeys("hale");
    }

    @Test
    void allIsStoppedAlsoInAProjectThatHasNoTerminalsAnyMore() throws Exception {
        terminal.begin("hale");
        headless.begin("hope");
        new MixedHost(terminal, headless, Set.of("hale", "hope"), false).stopServer();
        assertThat(terminal.sessions).isEmpty();
        assertThat(headless.sessions).isEmpty();
    }

    @Test
    void whatDoesNotEndInOneLeavesNothingInTheOther() throws Exception {
        terminal.begin("tess");
        headless.lasting = true;
        assertThatThrownBy(() -> mixed("hale").stopServer()).isInstanceOf(TerminalException.class);
        assertThat(terminal.sessions).isEmpty();
    }

    @Test
    void aProjectThatNeverHadTerminalsNeedsNoTerminalServer() throws Exception {
        terminal.state = ServerState.UNREACHABLE;
        terminal.lasting = true;
        headless.begin("hale");
        MixedHost mixed = new MixedHost(terminal, headless, Set.of("hale"), false);
        assertThat(mixed.panes().server()).isEqualTo(ServerState.RUNNING);
        mixed.stopServer();
        assertThat(headless.sessions).isEmpty();
    }

    private MixedHost mixed(String... without) {
        return new MixedHost(terminal, headless, Set.of(without), true);
    }
}
