package dev.czar.web.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever text comes from outside is text on the page: each that the service sends, over the WebSocket and REST, gets all
 * of the corpus appended.
 */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class HostileTextServedTest extends DashboardPage {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String CORPUS = String.join(
            " ",
            HOSTILE,
            "<script>document.title='owned'</script>",
            "<svg onload=\"document.title='owned'\">",
            "</textarea></pre></title><iframe src=\"javascript:alert(1)\">",
            "<a href=\"javascript:document.title='owned'\">here</a>",
            "\"><style>body{display:none}</style>",
            "' onfocus='document.title=1' autofocus='",
            "${document.title='owned'} {{constructor.constructor('alert(1)')()}} #{1+1}",
            "<!-- --> ]]> &lt;b&gt; &#60;img&#62; %3Cscript%3E",
            "\u001b[31mred\u001b]8;;http://evil.example\u0007link\u001b]52;c;cm0gLXJm\u0007",
            "\u202Egnp.exe\u202C \u200B\uFEFF \u0000 \uD800",
            "$(rm -rf /) `id` ; && | ../../etc/passwd\r\nSet-Cookie: a=b",
            "x".repeat(5_000));

    /** Fields that others' words reach: branches, commits, screens, reviews, checks, reports, orders. */
    private static final Set<String> FOREIGN = Set.of(
            "branch",
            "branches",
            "head",
            "summary",
            "log",
            "text",
            "title",
            "author",
            "reason",
            "words",
            "message",
            "signature",
            "question",
            "blockedOn",
            "estimate",
            "detail",
            "files",
            "places",
            "otherPlaces",
            "agent",
            "skills",
            "why",
            "trouble",
            "problems",
            "order",
            "name",
            "of",
            "source",
            "key",
            "body",
            "subject",
            "rule");

    private static JsonNode poisoned(JsonNode node, boolean foreign) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(poisoned(field.getValue(), FOREIGN.contains(field.getKey()))));
        } else if (node instanceof ArrayNode list) {
            for (int at = 0; at < list.size(); at++) {
                list.set(at, poisoned(list.get(at), foreign));
            }
        } else if (foreign && node.isTextual()) {
            return TextNode.valueOf(node.textValue() + " " + CORPUS);
        }
        return node;
    }

    private static String poisoned(String json) {
        try {
            return MAPPER.writeValueAsString(poisoned(MAPPER.readTree(json), false));
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static void relay(WebSocketRoute page) {
        WebSocketRoute server = page.connectToServer();
        server.onMessage(frame -> page.send(poisoned(frame.text())));
    }

    private static void relay(Route route) {
        APIResponse answer = route.fetch();
        boolean names = route.request().url().endsWith("/api/v1/projects");
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(names ? answer.text() : poisoned(answer.text())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "decisions",
                "decisions/INJECT_TASK%2FT1%2F1",
                "merging",
                "rules",
                "worker/engineer1",
                "report"
            })
    void hostileTextIsTextInEachViewThatShowsIt(String view) {
        look(view);
        assertThat(page.locator("czar-page main")).containsText("<script>document.title='owned'</script>");
        nothingWasRun();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "graph", "graph/T1"})
    void hostileTextDoesNothingInViewsThatShorten(String view) {
        look(view);
        assertThat(page.locator("czar-page main svg").first()).isVisible();
        nothingWasRun();
    }

    private void look(String view) {
        page.routeWebSocket("**/changes", HostileTextServedTest::relay);
        page.route("**/api/**", HostileTextServedTest::relay);
        page.navigate("about:blank");
        page.navigate(base() + "/#/tally/" + view);
    }

    /** What was put between the page and the service is there for one test. */
    @AfterEach
    void leave() {
        context.close();
    }

    private void nothingWasRun() {
        page.waitForTimeout(300);
        assertThat(page.title()).endsWith(" – Czar").doesNotContain("owned");
        assertThat(page.locator("img, iframe, main script, main style[media], a[href^='javascript']")
                        .count())
                .isZero();
        assertThat(page.locator("czar-page main")).isVisible();
        forgive("400");
        forgive("404");
    }

    @Test
    void anAddressIsNotRunEither() {
        page.navigate(base() + "/#/tally/decisions/" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        page.waitForTimeout(300);
        assertThat(page.locator("img").count()).isZero();
        forgive("404");
    }
}
