package dev.czar.rule.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleScenario;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxClassLoaderTest {

    private static final String PROPERTY = "czar.broken.into";
    private static final String FINE =
            TestRuleBooks.rule("a fine rule", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );");

    /** Each would set a system property or speak to the machine if it could; the profile is not asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.setProperty(\"czar.broken.into\", \"yes\");",
                "System.exit(3);",
                "Runtime.getRuntime().exec(\"true\");",
                "new java.io.File(\"/tmp/czar-broken-into\").mkdir();",
                "java.nio.file.Files.writeString(java.nio.file.Path.of(\"/tmp/czar-broken-into\"), \"x\");",
                "new Thread(() -> {}).start();",
                "new java.util.Timer().cancel();",
                "Class.forName(\"java.lang.System\").getMethods();",
                "\"\".getClass().getClassLoader().loadClass(\"java.lang.System\");",
                "Thread.currentThread().getContextClassLoader();",
                "java.lang.invoke.MethodHandles.lookup().in(Object.class);",
                "new ProcessBuilder(\"true\").start();",
                "new java.net.Socket(\"127.0.0.1\", 9);",
                "java.util.concurrent.Executors.newCachedThreadPool().shutdownNow();",
                "java.util.ServiceLoader.load(Object.class);",
                "drools.getKieRuntime().halt();",
                "drools.getKieRuntime().getKieBase().removeRule(\"dev.czar.rules\", \"a fine rule\");",
                "org.kie.api.KieServices.Factory.get().getRepository();",
                "new java.util.zip.ZipFile(\"/etc/passwd\").close();",
                "javax.script.ScriptEngineManager.class.getName();"
            })
    void hostileConsequencesAreStopped(String hostile) {
        assertStopped(TestRuleBooks.rule("a hostile rule", "Worker()", hostile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Worker( System.setProperty(\"czar.broken.into\", \"yes\") == null )",
                "Worker( System.getenv(\"HOME\") != null )",
                "Worker( $x : id.getClass().getClassLoader() )",
                "Worker( id.getClass().forName(\"java.lang.System\") != null )",
                "eval( System.setProperty(\"czar.broken.into\", \"yes\") == null )",
                "Object() from java.lang.Thread.getAllStackTraces().keySet()",
                "Worker( new java.io.File(\"/\").exists() )"
            })
    void hostileConditionsAreStopped(String hostile) {
        assertStopped(TestRuleBooks.rule("a hostile rule", hostile, "insertLogical( new Idle( \"x\" ) );"));
    }

    /** Either it does not compile, or it is quarantined when it runs; in both cases nothing has happened. */
    private static void assertStopped(String hostile) {
        System.clearProperty(PROPERTY);
        try {
            CycleResult result = Cycle.run(worker(), TestRuleBooks.unchecked(TestRuleBooks.files(FINE, hostile)));
            assertThat(TestRuleBooks.names(result)).containsExactly("a hostile rule");
            assertThat(result.decisions()).hasSize(1);
        } catch (InvalidRules refused) {
            assertThat(refused.diagnostics()).allSatisfy(problem -> {
                assertThat(problem.rule()).isEqualTo("a hostile rule");
                assertThat(problem.line()).isPositive();
            });
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
    }

    private static Snapshot worker() {
        return new Snapshot(
                RuleScenario.NOW,
                List.of(new KnownFact(new Worker("w1", "command", List.of()), "test", Duration.ZERO)));
    }
}
