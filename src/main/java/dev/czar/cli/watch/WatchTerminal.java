package dev.czar.cli.watch;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** The whole terminal as a screen: keys come one by one, lines are drawn where they differ. */
final class WatchTerminal implements Closeable {

    /** Tenths of a second after which a read of keys returns without one. */
    private static final int WAIT_TENTHS = 10;

    private final Terminal terminal;
    private final Display display;
    private final Attributes cooked;
    private final FileInputStream keys = new FileInputStream(FileDescriptor.in);
    private byte[] incomplete = {};
    private Size size;
    private boolean shown;

    WatchTerminal(Runnable resized) throws IOException {
        // Asked whether it joins characters, JLine keeps a thread that reads the keys of the first seconds away from
        // us.
        terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .graphemeCluster(false)
                .build();
        display = new Display(terminal, true);
        cooked = terminal.getAttributes();
        size = terminal.getSize();
        terminal.handle(Terminal.Signal.WINCH, signal -> {
            measure();
            resized.run();
        });
        try {
            show();
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    private synchronized void measure() {
        size = terminal.getSize();
        if (shown) {
            display.clear();
        }
    }

    /** Takes the screen; what stood there comes back with {@link #leave}. */
    synchronized void show() {
        Attributes raw = terminal.enterRawMode();
        Attributes timed = terminal.getAttributes();
        timed.setLocalFlag(LocalFlag.ISIG, false);
        timed.setControlChar(ControlChar.VMIN, 0);
        timed.setControlChar(ControlChar.VTIME, WAIT_TENTHS);
        terminal.setAttributes(timed);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        size = terminal.getSize();
        display.reset();
        display.clear();
        shown = raw != null;
    }

    synchronized void leave() {
        shown = false;
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(cooked);
    }

    synchronized void draw(BiFunction<Integer, Integer, List<String>> screen) {
        if (shown && size.getRows() > 0 && size.getColumns() > 0) {
            display.resize(size);
            List<AttributedString> lines = screen.apply(size.getColumns() - 1, size.getRows()).stream()
                    .limit(size.getRows())
                    .map(AttributedString::fromAnsi)
                    .toList();
            display.update(lines, -1);
        }
    }

    /** What was typed; "" when nothing was for a second. */
    String read() throws IOException {
        byte[] read = new byte[256];
        int length = Math.max(0, keys.read(read));
        byte[] all = Arrays.copyOf(incomplete, incomplete.length + length);
        System.arraycopy(read, 0, all, incomplete.length, length);
        int whole = wholeCharacters(all);
        incomplete = Arrays.copyOfRange(all, whole, all.length);
        return new String(all, 0, whole, StandardCharsets.UTF_8);
    }

    /** How many of these bytes are whole characters. */
    static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xFF;
            if (lead >= 0xC0) {
                int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return needed > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    @Override
    public void close() throws IOException {
        leave();
        terminal.close();
    }
}
