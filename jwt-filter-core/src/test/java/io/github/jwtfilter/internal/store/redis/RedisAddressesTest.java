package io.github.jwtfilter.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.server.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "redis://redis.example.com, redis.example.com, 6379, 0, false",
        "REDISS://redis.example.com:6380/, redis.example.com, 6380, 0, true",
        "redis://127.0.0.1:1/15, 127.0.0.1, 1, 15, false",
        "rediss://[::1]:6379/3, ::1, 6379, 3, true"
    })
    void parses_addresses(String text, String host, int port, int database, boolean tls) {
        RedisUrl url = RedisUrl.parse(text, 6_379);

        assertThat(url).isNotNull();
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.isTls()).isEqualTo(tls);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "redis://h, none, none",
                "redis://user@h, user, none",
                "redis://:p@h, none, p",
                "redis://u:p%40%2Fs:w+%C3%A4@h, u, p@/s:w+ä",
                "redis://u:@h, u, none"
            })
    void decodes_credentials(String text, String user, String password) {
        RedisUrl url = RedisUrl.parse(text, 6_379);

        assertThat(url).isNotNull();
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password);
        assertThat(url).hasToString("h:6379");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis",
                "redis:",
                "redis://",
                "redis:///0",
                "http://h",
                "redis://h:0",
                "redis://h:65536",
                "redis://h:x",
                "redis://h/x",
                "redis://h/-1",
                "redis://h/0/1",
                "redis://h/12345",
                "redis://h?db=1",
                "redis://h#1",
                "redis://h h",
                "redis://u:%zz@h",
                "redis://under_score",
                "redis://h1,redis://h2"
            })
    void rejects_malformed_addresses(String text) {
        assertThat(RedisUrl.parse(text, 6_379)).isNull();
    }

    private static String error(String... lines) {
        RedisSettings settings = RedisSettings.of(lines);
        assertThat(settings.tryOpen()).isNull();
        assertThat(settings.problems.errors()).hasSize(1);
        return settings.problems.errors().get(0);
    }

    @Test
    void reports_a_malformed_address_without_its_password() {
        assertThat(error("store.redis.url = redis://app:S3CR3T@h:x"))
                .startsWith("store.redis.url: is not an address of Redis; ")
                .doesNotContain("S3CR3T");
    }

    @Test
    void reports_addresses_that_do_not_fit_together() {
        for (String other : new String[] {"rediss://b", "redis://b/1", "redis://u@b", "redis://:S3CR3T@b"}) {
            assertThat(error("store.redis.mode = sentinel", "store.redis.url = redis://a, " + other))
                    .startsWith("store.redis.url: has addresses that differ in more than host and port; ")
                    .doesNotContain("S3CR3T");
        }
    }

    @Test
    void reports_a_database_of_a_cluster() {
        assertThat(error("store.redis.mode = cluster", "store.redis.url = redis://a/1"))
                .startsWith("store.redis.url: names a database, but Redis Cluster has only database 0; ");
    }

    @Test
    void reports_credentials_in_two_places() {
        assertThat(error("store.redis.url = redis://:S3CR3T@a", "store.redis.password = other"))
                .startsWith(
                        "store.redis.url: contains credentials that store.redis.user or store.redis.password replaces; ")
                .doesNotContain("S3CR3T", "other");
    }

    /** Jedis would not log in, and use the default user. */
    @Test
    void reports_an_address_with_a_user_and_no_password() {
        for (String url : new String[] {"redis://S3CR3T@a", "redis://S3CR3T:@a"}) {
            assertThat(error("store.redis.url = " + url))
                    .startsWith("store.redis.url: contains a user, but no password; ")
                    .doesNotContain("S3CR3T");
        }
        assertThat(error(
                        "store.redis.mode = sentinel",
                        "store.redis.url = redis://app@a",
                        "store.redis.user = app",
                        "store.redis.password = S3CR3T"))
                .startsWith("store.redis.url: contains a user, but no password; ");
    }

    @Test
    void takes_the_user_and_the_password_from_two_places() {
        RedisSettings.open("store.redis.url = redis://app@a", "store.redis.password = S3CR3T")
                .close();
    }

    @Test
    void reports_a_user_without_a_password() {
        assertThat(error("store.redis.url = redis://a", "store.redis.user = app"))
                .startsWith("store.redis.user: has no effect without a password; add store.redis.password");
        assertThat(error(
                        "store.redis.mode = sentinel", "store.redis.url = redis://:S3CR3T@a", "store.redis.user = app"))
                .startsWith("store.redis.user: has no effect without a password; ")
                .doesNotContain("S3CR3T");
    }

    @Test
    void reports_authorities_without_tls() {
        assertThat(error("store.redis.url = redis://a", "store.redis.ca = ca.pem"))
                .startsWith("store.redis.ca: has no effect without TLS; ");
    }

    @Test
    void uses_credentials_of_the_address() {
        try (RedisServer server = RedisServer.started("requirepass \"p@ss/word\"");
                RedisStores stores = RedisSettings.open(
                        "store.redis.url = redis://default:p%40ss%2Fword@127.0.0.1:" + server.port())) {
            assertThat(stores.sessions().find("x")).isNull();
        }
    }
}
