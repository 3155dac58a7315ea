package dev.fourfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The secrets here are made up, and put together so that nobody else's scanner takes them for real ones.
class SecretShapesTest {

    @ParameterizedTest
    @CsvSource({
        "aws-access-key, X, AKIA|QYLPMN5HHHFPZAM2",
        "github-token, X, ghp_|16C7e42F292c6912E7710c838347Ae178B4a",
        "stripe-key, X, sk_live_|4eC39HqLyjWDarjtT1zdp7dc",
        "slack-token, X, xoxb-|263594206564-FGqddMF8t08v8N7Oq4i57vs1",
        "google-key, X, AIza|SyD4iE2xVSpkLLOXoyqT-RuPwURN3ddScAI",
        "private-key, X, -----BEGIN RSA |PRIVATE KEY-----",
        "connection-string, DATABASE_URL, postgres://shop:|hG7kq2Lw@db.internal:5432/shop",
        "password, DB_PASSWORD, hG7k|q2Lw",
        "password, dbPassword, Winter|2026!",
        "named-secret, CLIENT_SECRET, 9fK2|mQx7LrT4vB1z",
        "named-secret, apiKey, c8d1e07f|4b9a4c2d8e6f1a3b5c7d"
    })
    void isASecret(String id, String name, String text) {
        var secret = SecretShapes.of(name, text.replace("|", ""));

        assertThat(secret).isNotNull();
        assertThat(Objects.requireNonNull(secret).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "X, AKIAIOSFODNN7EXAMPLE",
        "DB_PASSWORD, CHANGEME",
        "DB_PASSWORD, '{{resolve:secretsmanager:db:SecretString:password}}'",
        "DB_PASSWORD, '${DbPassword}'",
        "API_KEY, your-api-key-goes-here-1234",
        "API_KEY_NAME, payments-key-2",
        "SECRET_ARN, arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-x1y2z3",
        "PAYMENTS_SECRET, payments/live/key",
        "TOKEN_URL, https://login.internal/oauth2/token",
        "PARTITION_KEY, customerId2026AndMore1234",
        "Key, reports/2026-11-24-invoice0815.pdf",
        "token, next_page_token",
        "password, password",
        "DATABASE_URL, postgres://shop:${Password}@db.internal:5432/shop",
        "DATABASE_URL, postgres://localhost:5432/shop",
        "ORDERS_TABLE, orders-9fK2mQx7LrT4"
    })
    void isNone(String name, String text) {
        assertThat(SecretShapes.of(name, text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_4eC39HqLyjWDarjtT1zdp7dc", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"})
    void atMostFourCharactersAreShown(String text) {
        var secret = Objects.requireNonNull(SecretShapes.of("", text));

        assertThat(secret.shown()).isEqualTo("…" + text.substring(text.length() - 4));
    }

    @Test
    void nothingOfAShortOneIsShown() {
        assertThat(Objects.requireNonNull(SecretShapes.of("DB_PASSWORD", "hG7kq2Lw"))
                        .shown())
                .isEmpty();
    }

    @Test
    @Timeout(5)
    void longHostileTextsTakeNoLongerThanTheirLength() {
        for (String piece : new String[] {"AKIA", "a://b:", "xoxb-", "sk-", "-----BEGIN ", "SG.a", "A1"}) {
            SecretShapes.of("SECRET_KEY", piece.repeat(20_000 / piece.length()));
            SecretShapes.of("SECRET_KEY", piece.repeat(1_000_000));
        }
    }
}
