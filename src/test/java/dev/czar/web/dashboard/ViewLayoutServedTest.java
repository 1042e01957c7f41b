package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.czar.fact.Fact;
import dev.czar.loop.RunningTestProjects;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every view of a project with many workers and tasks, on phones and on large screens, light and dark. */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class ViewLayoutServedTest extends DashboardPage {

    private static final int[] WIDTHS = {390, 768, 1280, 1920};
    private static final List<String> VIEWS = List.of(
            "overview",
            "decisions",
            "decisions/1",
            "timeline",
            "graph",
            "merging",
            "rules",
            "worker/engineer1",
            "report",
            "projects");

    /** What is wider than the window, and controls that lie upon each other or cut their own words. */
    private static final String FAULTS =
            """
            () => {
              const all = root => [...root.querySelectorAll('*')].flatMap(e => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
              const named = e => e.localName + ' ' + (e.ariaLabel ?? e.textContent).trim().slice(0, 40);
              const faults = [];
              const wide = document.documentElement.scrollWidth - innerWidth;
              if (wide > 0) faults.push(`scrolls sideways by ${wide}`);
              const controls = all(document.body).filter(e =>
                e.matches('a[href], button, input, select, textarea, summary') && !e.closest('svg')
                && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
              for (const e of controls) {
                if (e.localName === 'button' && e.scrollWidth > e.clientWidth + 1) faults.push('cut: ' + named(e));
              }
              const seen = (e, r) => {
                let [left, top, right, bottom] = [r.left, r.top, r.right, r.bottom];
                for (let up = e; (up = up.parentElement ?? up.getRootNode().host); ) {
                  if (getComputedStyle(up).overflow !== 'visible') {
                    const o = up.getBoundingClientRect();
                    [left, top] = [Math.max(left, o.left), Math.max(top, o.top)];
                    [right, bottom] = [Math.min(right, o.right), Math.min(bottom, o.bottom)];
                  }
                }
                return { left, top, right, bottom };
              };
              const boxes = controls.flatMap(e => [...e.getClientRects()].map(r => ({ e, r: seen(e, r) })))
                .filter(({ r }) => r.right > r.left && r.bottom > r.top)
                .sort((a, b) => a.r.top - b.r.top);
              boxes.forEach(({ e, r }, i) => {
                for (let j = i + 1; j < boxes.length && boxes[j].r.top < r.bottom - 2; j++) {
                  const o = boxes[j];
                  const across = Math.min(r.right, o.r.right) - Math.max(r.left, o.r.left);
                  const down = Math.min(r.bottom, o.r.bottom) - o.r.top;
                  if (across > 2 && down > 2 && !e.contains(o.e) && !o.e.contains(e)) {
                    faults.push(`upon each other: ${named(e)} / ${named(o.e)}`);
                  }
                }
              });
              return faults.slice(0, 5);
            }
            """;

    @Inject
    RunningTestProjects served;

    @AfterEach
    void asItWas() {
        page.setViewportSize(1280, 720);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @Test
    void everyViewFitsEveryScreenAndIsReadInLightAndDark() {
        Fact[] crowd = CrowdedProject.of(60, 120);
        served.live().see(crowd);
        try {
            open("overview");
            assertThat(page.getByText("May I drop the old table").first()).isVisible();
            assertThat(page.locator("czar-progress")).containsText("50 of 122 tasks done");
            pictures();
            for (String view : VIEWS) {
                open(view);
                page.waitForTimeout(250);
                fitsEveryScreen(view);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                noBarrier(view + " in the dark", "color-contrast");
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            }
        } finally {
            served.live().forget(crowd);
        }
    }

    private void fitsEveryScreen(String view) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            page.waitForTimeout(60);
            assertThat((List<?>) page.evaluate(FAULTS))
                    .as(view + " at " + width)
                    .isEmpty();
        }
    }

    /** For the documentation, where the system property {@code screenshots} names a folder. */
    private void pictures() {
        if (System.getProperty("screenshots") != null) {
            picture("overview", 1280, ColorScheme.LIGHT);
            picture("overview-dark", 1280, ColorScheme.DARK);
            picture("overview-phone", 390, ColorScheme.LIGHT);
        }
    }

    private void picture(String name, int width, ColorScheme colors) {
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        page.waitForTimeout(500);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("screenshots"), name + ".png")));
    }
}
