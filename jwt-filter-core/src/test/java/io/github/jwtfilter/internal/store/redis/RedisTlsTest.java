package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.TestCa;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RedisTlsTest {
    private static final TestCa AUTHORITY = new TestCa();

    @TempDir
    private static Path directory;

    private static RedisServer server;

    @BeforeAll
    static void start() throws Exception {
        Path certificate = directory.resolve("cert.pem");
        Path key = directory.resolve("key.pem");
        TestCa.PemFiles files = AUTHORITY.pemFiles("localhost");
        Files.writeString(certificate, files.certificate());
        Files.writeString(key, files.privateKey());
        server = RedisServer.started(
                "tls-cert-file " + certificate,
                "tls-key-file " + key,
                "tls-ca-cert-file " + certificate,
                "tls-auth-clients no",
                "user app on >S3CR3T ~jwt-filter:* +@all");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static RedisStores open(String host, String ca) {
        RedisSettings settings = RedisSettings.of(
                "store.redis.url = rediss://" + host + ":" + server.port() + "/2",
                "store.redis.user = app",
                "store.redis.password = S3CR3T",
                "store.redis.ca = ca.pem");
        settings.resources().with("ca.pem", ca);
        return settings.tryOpen();
    }

    @Test
    void connects_with_tls_user_and_password() {
        try (RedisStores stores = open("localhost", AUTHORITY.pem())) {
            StoredSession created = session();
            stores.sessions().create(created);

            assertThat(stores.sessions().find(created.id())).isEqualTo(created);
        }
    }

    @Test
    void rejects_a_certificate_of_another_authority() {
        assertNotTrusted(open("localhost", new TestCa().pem()));
    }

    @Test
    void rejects_a_certificate_of_another_host() {
        assertNotTrusted(open("127.0.0.1", AUTHORITY.pem()));
    }

    @Test
    void trusts_only_the_authorities_of_the_runtime_by_default() {
        assertNotTrusted(RedisSettings.open("store.redis.url = rediss://localhost:" + server.port()));
    }

    private static void assertNotTrusted(RedisStores stores) {
        try (stores) {
            assertThatThrownBy(() -> stores.sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be trusted");
        }
    }

    @Test
    void does_not_fall_back_to_plain_text() {
        try (FakeRedis plain = FakeRedis.replying("$-1");
                RedisStores stores = RedisSettings.open(plain.url().replace("redis://", "rediss://"))) {
            assertThatThrownBy(() -> stores.sessions().find("x")).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void reports_a_file_without_certificates() {
        RedisSettings settings = RedisSettings.of("store.redis.url = rediss://localhost", "store.redis.ca = ca.pem");
        settings.resources().with("ca.pem", "S3CR3T");

        assertThat(settings.tryOpen()).isNull();
        assertThat(settings.problems.errors())
                .singleElement()
                .asString()
                .startsWith("store.redis.ca: names a file that does not contain only PEM certificates; ")
                .doesNotContain("S3CR3T");
    }

    @Test
    void reports_a_missing_file() {
        RedisSettings settings =
                RedisSettings.of("store.redis.url = rediss://localhost", "store.redis.ca = missing.pem");

        assertThat(settings.tryOpen()).isNull();
        assertThat(settings.problems.errors())
                .singleElement()
                .asString()
                .startsWith("store.redis.ca: names a file that cannot be read, or is too large; ");
    }
}
