package dev.czar.loop.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.trial.TrialMessage.TrialCall;
import dev.czar.loop.trial.TrialMessage.TrialReply;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The process that runs trials: it ends with its standard input, and by itself when nothing was asked for a while. */
public final class TrialServer {

    private static final long LONGEST_IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int CYCLES_BETWEEN_REPLIES = 16;
    private static final long BETWEEN_LOOKS_SECONDS = 30;

    private final TrialTools tools;
    private final PrintStream replies;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Long, Future<?>> running = new ConcurrentHashMap<>();
    private volatile long lastUse = System.nanoTime();

    private TrialServer(TrialTools tools, PrintStream replies) {
        this.tools = tools;
        this.replies = replies;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream replies = System.out;
        System.setOut(System.err);
        RuleBookLoader books = RuleBookLoader.ofUser(TrialServer.class.getClassLoader(), System.getenv());
        TrialServer server = new TrialServer(new TrialTools(books), replies);
        Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-trial-idle"))
                .scheduleWithFixedDelay(
                        server::endWhenIdle, BETWEEN_LOOKS_SECONDS, BETWEEN_LOOKS_SECONDS, TimeUnit.SECONDS);
        try {
            server.serve(System.in);
        } finally {
            System.exit(0);
        }
    }

    private void endWhenIdle() {
        if (running.isEmpty() && System.nanoTime() - lastUse > LONGEST_IDLE_NANOS) {
            System.exit(0);
        }
    }

    private void serve(InputStream calls) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(calls, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            lastUse = System.nanoTime();
            TrialCall call = TrialMessage.MAPPER.readValue(line, TrialCall.class);
            call.trial().ifPresentOrElse(trial -> begin(call.id(), trial), () -> cancel(call.id()));
        }
    }

    /** It is known to run before it begins, so that it is forgotten only afterwards. */
    private void begin(long id, RuleTrial<?> trial) {
        running.computeIfAbsent(
                id,
                known -> threads.submit(() -> {
                    try {
                        reply(outcome(id, trial));
                    } finally {
                        running.remove(id);
                        lastUse = System.nanoTime();
                    }
                }));
    }

    private void cancel(long id) {
        Future<?> trial = running.remove(id);
        if (trial != null) {
            trial.cancel(true);
        }
    }

    private TrialReply outcome(long id, RuleTrial<?> trial) {
        try {
            return TrialReply.answered(id, trial.run(tools.telling(done -> tell(id, done))));
        } catch (InvalidRules invalid) {
            return TrialReply.ofInvalid(id, invalid.diagnostics());
        } catch (TrialRefused refused) {
            return TrialReply.ofRefused(id, refused.getMessage());
        } catch (CancellationException ended) {
            return TrialReply.ofLost(id, ended.getMessage());
        } catch (RuntimeException | Error failure) {
            return TrialReply.ofLost(id, "it fails: " + failure);
        }
    }

    private void tell(long id, int done) {
        if (done % CYCLES_BETWEEN_REPLIES == 0) {
            reply(TrialReply.ofProgress(id, done));
        }
    }

    private void reply(TrialReply reply) {
        byte[] line = bytes(reply);
        if (line.length > TrialMessage.LONGEST_REPLY) {
            line = bytes(TrialReply.ofLost(
                    reply.id(),
                    "its answer has more than " + (TrialMessage.LONGEST_REPLY >> 20)
                            + " MiB: ask about fewer facts or cycles"));
        }
        synchronized (replies) {
            replies.write(line, 0, line.length);
            replies.write('\n');
            replies.flush();
        }
    }

    private static byte[] bytes(TrialReply reply) {
        try {
            return TrialMessage.MAPPER.writeValueAsBytes(reply);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
