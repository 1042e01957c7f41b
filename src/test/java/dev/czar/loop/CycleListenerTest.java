package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleListenerTest {

    @TempDir
    Path folder;

    @Test
    void whoListensIsToldOfEachCycleWhenItsStateCanBeReadAndNotAfterItLeft() throws Exception {
        RunningTestProject project = new RunningTestProject(folder, "package dev.czar.rules\n");
        try {
            AtomicInteger seen = new AtomicInteger();
            Runnable failing = () -> {
                throw new IllegalStateException("a listener that fails");
            };
            Runnable reading = () -> seen.set(project.loop().snapshot().facts().size());
            project.loop().onCycle(failing);
            project.loop().onCycle(reading);
            project.see(new Worker("engineer1", "command", List.of()));
            await().until(() -> seen.get() == 1);

            project.loop().removeCycleListener(reading);
            AtomicInteger cycles = new AtomicInteger();
            project.loop().onCycle(cycles::incrementAndGet);
            project.see(new Worker("engineer2", "command", List.of()));
            await().until(() -> cycles.get() > 0);
            assertThat(seen).hasValue(1);
        } finally {
            project.stop();
        }
    }
}
