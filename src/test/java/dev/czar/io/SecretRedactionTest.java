package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push with ghp_0123456789abcdefghijABCDEFGHIJ012345 failed",
                "key sk-proj-abcdefghijklmnop1234567890 is wrong",
                "AKIAIOSFODNN7EXAMPLE",
                "Authorization: Bearer abc.def-ghi_jkl12345",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123",
                "clone https://me:hunter22@example.org/x.git",
                "PASSWORD=correcthorse",
                "api_key: 'abcdef123456'",
                "{\"token\":\"abcdef123456\"}",
                "aws_secret_access_key = abcdefgh/IJKL+mnop",
                "DB_PASSWORD_PROD=correcthorse",
                "client_secret: abcdefgh1",
                "x-api-key: abcdefgh12",
                "Authorization: Basic YWJjZGVmZ2g6aHVudGVyMjI=",
                "Authorization: token abcdefgh12",
                "Cookie: session=abcdefgh12; path=/",
                "curl https://example.org/?access_token=abcdefgh12&x=1",
                "login --password correcthorse --user me",
                "redis://:hunter22@cache/0",
                "npm_abcdefghijklmnopqrstuvwxyz",
                "pypi-AgEIcHlwabcdefghijk",
                "hf_abcdefghijklmnopqrstuvwx",
                "sk_live_abcdefghijklmnopq",
                "SG.abcdefghijkl.mnopqrstuvwx",
                "glrt-abcdefghijklmnop",
                "https://hooks.slack.com/services/abcdefgh/B0/xyz123",
                "SETTING=aB3xK9mQ2wE7rT5yU8iO1pL4",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"
            })
    void aSecretIsTakenOut(String text) {
        assertThat(SecretRedaction.of(text))
                .contains("[redacted]")
                .doesNotContainPattern(
                        "0123456789|abcdefgh|IOSFODNN|abc\\.def|eyJ|YWJj|hunter|horse|abcdef1|aB3x|MIIE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "czar/engineer1/T12",
                "INJECT_TASK/T12/1",
                "head=4b825dc642cb6eb9a060e54bf8d69288fbee4904",
                "the token was not accepted",
                "author: someone-else",
                "tokens are counted in README.md",
                "https://example.org/a:b@c",
                "src/main/java/dev/czar/fact/WorkerTurn.java:12: error",
                "asked-for-sk-ills"
            })
    void ordinaryTextStaysAsItIs(String text) {
        assertThat(SecretRedaction.of(text)).isEqualTo(text);
    }
}
