package dev.czar.web.dashboard;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.world.ExternalCommand;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** Times the pages of a running Czar. Run it with benchmarks/dashboard.sh, which also says what it measures. */
public final class DashboardBenchmark {

    private static final String WORKER = "worker1";

    private final ProjectLayout layout;
    private final RunningCzar running;
    private final String token;
    private int commits;

    private DashboardBenchmark(Path repository) throws Exception {
        layout = ProjectLayout.find(repository);
        running = RunningCzar.find(layout).orElseThrow();
        token = ApiToken.of(layout);
    }

    public static void main(String[] arguments) throws Exception {
        DashboardBenchmark benchmark = new DashboardBenchmark(Path.of(arguments[0]));
        int clients = Integer.parseInt(arguments[1]);
        int stalled = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        benchmark.browser(rounds);
        benchmark.commitTo("a commit to one client", 1, 0, rounds);
        long before = benchmark.liveHeap();
        benchmark.commitTo("a commit to the last of %d clients".formatted(clients - stalled), clients, stalled, rounds);
        long after = benchmark.liveHeap();
        System.out.printf(
                Locale.ROOT,
                "live heap, %d clients come and gone, %d of them stalled: %.1f MB before, %.1f MB after%n",
                clients,
                stalled,
                before / 1e6,
                after / 1e6);
        benchmark.moves(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        System.exit(0);
    }

    private void browser(int rounds) throws Exception {
        try (ChromiumBrowser browsers = new ChromiumBrowser()) {
            List<Double> paints = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                try (BrowserContext context = browsers.browser.newContext()) {
                    Page page = letIn(context);
                    page.getByText(WORKER).first().waitFor();
                    paints.add(((Number) page.evaluate(
                                    "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                            .doubleValue());
                }
            }
            print("first contentful paint", paints);
            try (BrowserContext context = browsers.browser.newContext()) {
                Page page = letIn(context);
                page.navigate(running.url() + "/#/bench/worker/" + WORKER);
                List<Double> times = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    long begun = System.nanoTime();
                    commit();
                    page.getByText(commits + " ahead").first().waitFor();
                    times.add(millisecondsSince(begun));
                }
                print("a commit to the text on a page", times);
            }
        }
    }

    private void moves(int decisions, int workers) throws Exception {
        InteractionLatency.crowd(layout, decisions, workers);
        try (ChromiumBrowser browsers = new ChromiumBrowser();
                BrowserContext context = browsers.browser.newContext()) {
            new InteractionLatency(letIn(context), "bench").tell();
        }
    }

    private Page letIn(BrowserContext context) {
        Page page = context.newPage();
        String link = RestAssured.given()
                .baseUri(running.url())
                .header("Authorization", "Bearer " + token)
                .post("/login")
                .path("path");
        page.navigate(running.url() + link);
        return page;
    }

    private void commitTo(String name, int clients, int stalled, int rounds) throws Exception {
        List<Client> reading = new ArrayList<>();
        List<WebSocket> sockets = new ArrayList<>();
        HttpClient http = HttpClient.newHttpClient();
        for (int number = 0; number < clients; number++) {
            Client client = new Client(number >= stalled);
            sockets.add(http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(
                            URI.create(running.url().replace("http", "ws") + "/api/v1/projects/bench/changes"), client)
                    .get());
            if (number >= stalled) {
                reading.add(client);
            }
        }
        TimeUnit.SECONDS.sleep(3);
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            CountDownLatch all = new CountDownLatch(reading.size());
            String wanted = "\"ahead\":" + (commits + 1) + ",";
            reading.forEach(client -> client.await(wanted, all));
            long begun = System.nanoTime();
            commit();
            if (!all.await(30, TimeUnit.SECONDS)) {
                System.out.printf("%s: %d clients missed a commit%n", name, all.getCount());
            }
            times.add(millisecondsSince(begun));
        }
        print(name, times);
        sockets.forEach(WebSocket::abort);
        TimeUnit.SECONDS.sleep(2);
    }

    private void commit() throws Exception {
        Path worktree = layout.root()
                .resolveSibling(layout.root().getFileName() + "-workers")
                .resolve(WORKER);
        commits++;
        ExternalCommand.of(
                        "git",
                        "-c",
                        "user.name=Bench",
                        "-c",
                        "user.email=bench@example.invalid",
                        "commit",
                        "-q",
                        "--allow-empty",
                        "-m",
                        "Step " + commits)
                .in(worktree)
                .run();
    }

    /** What is alive after a full collection. */
    private long liveHeap() throws Exception {
        Process jcmd = new ProcessBuilder("jcmd", String.valueOf(running.pid()), "GC.class_histogram").start();
        String total = new String(jcmd.getInputStream().readAllBytes())
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private static double millisecondsSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / 1e6;
    }

    private static void print(String name, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-40s p50 %5.0f ms   p95 %5.0f ms   max %5.0f ms   (%d)%n",
                name,
                sorted[(sorted.length - 1) / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
                DoubleStream.of(sorted).max().orElse(0),
                sorted.length);
    }

    /** A page that looks for one thing; one that stalls takes nothing off its socket. */
    private static final class Client implements WebSocket.Listener {

        private final boolean reads;
        private final StringBuilder text = new StringBuilder();
        private volatile String wanted = "";
        private volatile CountDownLatch found = new CountDownLatch(0);

        Client(boolean reads) {
            this.reads = reads;
        }

        void await(String what, CountDownLatch latch) {
            found = latch;
            wanted = what;
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (reads) {
                socket.request(Long.MAX_VALUE);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                if (!wanted.isEmpty() && text.indexOf(wanted) >= 0) {
                    wanted = "";
                    found.countDown();
                }
                text.setLength(0);
            }
            return null;
        }
    }
}
