package dev.czar.loop.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialToolsTest {

    private static final RuleFiles RULES = new RuleFiles(
            List.of(
                    new RuleFile(
                            "inform.drl",
                            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a task is claimed for its assignee"
              @capability("B3") @why("somebody has to do it")
            when
              Task( $task : id, assignee != "", $worker : assignee )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end
            """)));

    @Test
    void aBookThatIsWantedTwiceAtOnceIsLoadedOnce(@TempDir Path folder) throws Exception {
        TrialTools tools = new TrialTools(new RuleBookLoader(getClass().getClassLoader(), folder));
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<RuleBook> wish = () -> {
            together.await();
            return tools.book(RULES);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<RuleBook> first = threads.submit(wish);
            Future<RuleBook> second = threads.submit(wish);
            assertThat(first.get()).isSameAs(second.get());
        } finally {
            threads.shutdownNow();
        }
    }
}
