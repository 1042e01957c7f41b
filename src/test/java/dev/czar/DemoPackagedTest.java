package dev.czar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.czar.io.FolderDeleter;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.web.dashboard.ChromiumBrowser;
import dev.czar.world.SecretCanaries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged Czar and its demo, looked at in a browser. It is here, where the first tests are, because it waits long and
 * others run meanwhile. Leaves screenshots in target/screenshots, or in the folder that
 * the system property {@code screenshots} names (docs/take-pictures.sh).
 */
class DemoPackagedTest {

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final double PATIENCE = 240_000;
    private static final Pattern AHEAD = Pattern.compile("(\\d+) ahead");

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private Path folder;
    private Path repository;
    private SecretCanaries canaries;
    private ChromiumBrowser browsers;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        canaries = new SecretCanaries(JAR);
        browsers = new ChromiumBrowser();
        page = browsers.browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
        page.onPageError(failures::add);
        folder = Files.createTempDirectory("demo");
        repository = folder.resolve("demo").resolve("tally");
    }

    @AfterEach
    void close() throws Exception {
        browsers.close();
        canaries.close();
        czar("down", "--workers").start().waitFor();
        await().atMost(20, SECONDS).until(() -> running().isEmpty());
        FolderDeleter.delete(folder);
        assertThat(failures).as("errors of the page's scripts").isEmpty();
    }

    private ProcessBuilder czar(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path here = Files.exists(repository) ? repository : folder;
        ProcessBuilder process =
                new ProcessBuilder(command).directory(here.toFile()).redirectErrorStream(true);
        process.environment().putAll(canaries.environment());
        return process;
    }

    private String said(String... arguments) throws Exception {
        Process process = czar(arguments).start();
        String text = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private Optional<RunningCzar> running() throws Exception {
        return Files.exists(repository.resolve(".czar/czar.yaml"))
                ? RunningCzar.find(ProjectLayout.find(repository))
                : Optional.empty();
    }

    private void go(String view) {
        page.navigate(page.url().replaceFirst("#.*", "") + "#/tally/" + view);
    }

    private void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        page.waitForTimeout(500);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    @Test
    void aStuckWorkerIsFollowedFromSilenceToNudgeToCommitAndThePageHealsWhenCzarIsBack() throws Exception {
        Process demo = czar(
                        "demo",
                        "--keep",
                        "--json",
                        "--in",
                        repository.getParent().toString())
                .redirectErrorStream(false)
                .redirectError(folder.resolve("demo.err").toFile())
                .redirectOutput(folder.resolve("demo.json").toFile())
                .start();
        await().atMost(240, SECONDS)
                .ignoreExceptions()
                .until(() -> running().filter(czar -> !czar.url().isEmpty()).isPresent() || !demo.isAlive());
        assertThat(Files.readString(folder.resolve("demo.err"))).doesNotContain("czar: ");
        ProjectLayout layout = ProjectLayout.find(repository);
        for (Path token : List.of(layout.token(), layout.readingToken())) {
            canaries.add(token.getFileName().toString(), Files.readString(token).strip());
        }
        page.navigate(said("open", "--print"));

        Locator silent = page.locator("czar-workers .group")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("slow|stuck")))
                .locator("li")
                .first();
        assertThat(silent).isVisible(patiently());
        assertThat(page.getByText("Loading.").first())
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));

        await().atMost(240, SECONDS).until(() -> !nudged().isEmpty());
        String worker = nudged();
        go("worker/" + worker);
        Locator nudge = page.locator("czar-worker section[aria-label=Decisions]")
                .getByText("nudge " + worker)
                .first();
        assertThat(nudge).isVisible(patiently());
        int before = ahead();
        nudge.click();
        Locator story = page.locator("article");
        assertThat(story).containsText("worker is", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(story)
                .containsText(
                        Pattern.compile(
                                "picked up|acknowledged"), // an answer can be there before it is seen that it works
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(story).containsText("insertLogical");
        picture("decision");

        go("worker/" + worker);
        await().atMost(240, SECONDS).until(() -> ahead() != before);
        go("graph");
        picture("graph");
        go("overview");
        assertThat(page.getByText("The project is finished")).isVisible(patiently());
        assertThat(demo.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("demo.json"))).contains("\"landed\":true");
        go("timeline");
        assertThat(page.locator("czar-timeline")).containsText("events loaded, all there are");
        picture("timeline");
        for (String view : List.of("merging", "decisions", "report", "rules")) {
            go(view);
            assertThat(canaries.inText(page.content()))
                    .as("secrets on the page")
                    .isEmpty();
        }
        assertThat(page.getByText("Health over the last")).isVisible(patiently());
        picture("rules");
        keepsSecrets();
        healsAfterAKill();
    }

    private void keepsSecrets() throws Exception {
        assertThat(canaries.inText(said("record") + said("facts", "--json") + said("status", "--json")))
                .as("secrets in recordings and answers")
                .isEmpty();
        assertThat(canaries.inFilesOf(folder)).as("secrets in files").isEmpty();
        assertThat(canaries.programsSeen()).as("programs that were looked at").contains("tmux", "git", "bash");
        assertThat(canaries.inProcesses()).as("secrets in processes").isEmpty();
    }

    /** Whom Czar nudged first, which need not be the one that is silent first; "" before it does. */
    private String nudged() {
        return (String) page.evaluate("async () => {"
                + " const found = await fetch('/api/v1/projects/tally/decisions?kind=NUDGE');"
                + " return (await found.json()).decisions.at(-1)?.key.split('/')[1] ?? ''; }");
    }

    /** How many commits the worker on the page has that are not in the mainline. */
    private int ahead() {
        Matcher words = AHEAD.matcher(
                page.locator("czar-worker section[aria-label=State]").textContent());
        return words.find() ? Integer.parseInt(words.group(1)) : -1;
    }

    private void healsAfterAKill() throws Exception {
        go("overview");
        assertThat(page.getByText("The project is finished")).isVisible(patiently());
        RunningCzar killed = running().orElseThrow();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        assertThat(page.getByText("Connection lost.")).isVisible(patiently());
        assertThat(page.getByText("The project is finished")).isVisible();
        Path config = repository.resolve(".czar/czar.yaml");
        String port = "port: " + URI.create(killed.url()).getPort();
        Files.writeString(config, Files.readString(config).replaceFirst("(?m)^port: .*$", port));
        said("up", "--detach");
        assertThat(page.getByText("Connection lost."))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE));
        RunningCzar before = running().orElseThrow();
        assertThat(said("restart")).startsWith("Czar runs for ");
        RunningCzar restarted = running().orElseThrow();
        assertThat(restarted.pid()).isNotEqualTo(before.pid());
        assertThat(restarted.url()).isEqualTo(before.url());
    }
}
