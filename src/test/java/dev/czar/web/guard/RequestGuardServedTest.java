package dev.czar.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FixedAccessTokens.Profile.class)
class RequestGuardServedTest {

    private static final String TOKEN = FixedAccessTokens.TOKEN;
    private static final String BEARER = "Authorization: Bearer " + TOKEN;
    private static final String COOKIE = "Cookie: czar=" + TOKEN;
    private static final String HOST = "Host: localhost";

    @TestHTTPResource("/")
    URI service;

    private RawHttpClient http;

    @BeforeEach
    void open() {
        http = new RawHttpClient(service.getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/projects",
                "/q/health",
                "/q/health/live",
                "/q/metrics",
                "/q/openapi",
                "/q",
                "/nothing",
                "//q/health",
                "/q/../q/health",
                "/%71/health"
            })
    void withoutATokenNothingIsAnswered(String path) throws IOException {
        RawHttpClient.Answer answer = http.send("GET " + path, HOST);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("no token was sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer wrong",
                "Authorization: Bearer",
                "Authorization: Basic " + TOKEN,
                "Authorization: Bearer 0123456789abcdef0123456789abcdeF",
                "Cookie: czar=wrong",
                "Cookie: other=" + TOKEN,
                "X-Token: " + TOKEN
            })
    void aWrongTokenOpensNothing(String header) throws IOException {
        assertThat(http.send("GET /q/health/live", HOST, header).status()).isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressOpensNothingButTheLogin() throws IOException {
        assertThat(http.send("GET /q/health/live?token=" + TOKEN, HOST).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {BEARER, COOKIE})
    void theTokenOpensInHeaderAndCookie(String header) throws IOException {
        assertThat(http.send("GET /q/openapi", HOST, header).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatReadsChangesNothing() throws IOException {
        String reader = "Authorization: Bearer " + FixedAccessTokens.READING_TOKEN;
        assertThat(http.send("GET /q/openapi", HOST, reader).status()).isEqualTo(200);
        assertThat(http.send("POST /login", HOST, reader).status()).isEqualTo(200);
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            RawHttpClient.Answer answer = http.send(method + " /api/v1/projects/tally/orders", HOST, reader);
            assertThat(answer.status()).as(method).isEqualTo(403);
            assertThat(answer.body()).contains("only reads");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: localhost.evil.example", "Host: evil.example:7077", "Host:"})
    void aRequestToAReboundNameIsRefusedEvenWithTheToken(String host) throws IOException {
        RawHttpClient.Answer answer = http.send("GET /q/health/live", host, BEARER);
        assertThat(answer.status()).isIn(400, 403);
        assertThat(answer.body()).doesNotContain("UP");
    }

    @Test
    void theLoginToAReboundNameIsRefusedToo() throws IOException {
        assertThat(http.send("POST /login", "Host: evil.example", BEARER).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example", "Origin: null", "Origin: http://localhost:3000",
                "Origin: http://localhost.evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"
            })
    void aForeignPageChangesNothingEvenWithTheToken(String header) throws IOException {
        for (String credential : List.of(BEARER, COOKIE)) {
            RawHttpClient.Answer answer = http.send("POST /api/nothing", HOST, credential, header);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("cross-origin");
        }
    }

    @Test
    void aForeignPageOpensNoWebSocket() throws IOException {
        RawHttpClient.Answer answer =
                http.send("GET /api/changes", HOST, COOKIE, "Origin: http://evil.example", "Upgrade: websocket");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aCookieWithoutAnyOriginChangesNothing() throws IOException {
        assertThat(http.send("POST /api/nothing", HOST, COOKIE).status()).isEqualTo(403);
        assertThat(http.send("DELETE /api/nothing", HOST, COOKIE).status()).isEqualTo(403);
    }

    @Test
    void ourOwnPageAndToolsGetThrough() throws IOException {
        assertThat(http.send("POST /api/nothing", HOST, BEARER).status()).isEqualTo(404);
        assertThat(http.send(
                                "POST /api/nothing",
                                HOST,
                                COOKIE,
                                "Origin: http://localhost",
                                "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLinkLetsOneBrowserInOnceWithACookieNoScriptCanRead() throws IOException {
        String path =
                http.send("POST /login", HOST, BEARER).body().replaceAll(".*\"(/login\\?code=[0-9a-f]+)\".*", "$1");
        RawHttpClient.Answer answer = http.send("GET " + path, HOST);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("czar=" + TOKEN)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict");
        assertThat(http.send("GET " + path, HOST).status()).isEqualTo(401);
        assertThat(http.send("GET /login?code=" + TOKEN, HOST).status()).isEqualTo(401);
        assertThat(http.send("GET /login", HOST).status()).isEqualTo(401);
        assertThat(http.send("POST /login", HOST).status()).isEqualTo(401);
    }

    @Test
    void everyAnswerTellsTheBrowserToRunNothingForeignAndToKeepNothing() throws IOException {
        for (RawHttpClient.Answer answer :
                List.of(http.send("GET /q/openapi", HOST, BEARER), http.send("GET /nothing", HOST, BEARER))) {
            assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsAProblem() throws IOException {
        RawHttpClient.Answer answer = http.send("GET /nothing", HOST, BEARER);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404");
    }

    @Test
    void aBodyTooLargeIsRefusedBeforeItIsRead() throws IOException {
        RawHttpClient.Answer answer = http.send("POST /api/nothing", HOST, BEARER, "Content-Length: 9999999");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("at most");
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsCountedWhileItIsRead() throws IOException {
        byte[] blank = " ".repeat(8 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        RawHttpClient.Answer answer = http.sendChunk(
                blank, "POST /api/v1/projects/tally/orders", HOST, BEARER, "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(413);
    }
}
