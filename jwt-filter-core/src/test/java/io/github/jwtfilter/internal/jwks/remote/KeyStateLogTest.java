package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyStateLogTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final String FETCHED =
            "INFO The keys of the issuer https://idp.example.com fetched from https://idp.example.com/keys: ";

    private final TestIssuer issuer = new TestIssuer();
    private final ScriptedFetch fetch = new ScriptedFetch();
    private final RemoteSetup remote = RemoteSetup.of(fetch);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void reports_once_that_keys_are_available() {
        gives(issuer.keySet("k1", "k2"));
        for (int i = 0; i < 10; i++) {
            search(REFRESH);
        }

        assertThat(fetch.calls()).isGreaterThan(10);
        assertThat(remote.log.only()).isEqualTo(FETCHED + "2");
    }

    @Test
    void the_same_keys_in_another_order_are_no_change() {
        gives(issuer.keySet("k1", "k2"));
        gives(issuer.keySet("k2", "k1"));
        gives(issuer.keySet("k1", "k2"));

        assertThat(remote.log.all()).containsExactly(FETCHED + "2");
    }

    @Test
    void reports_changed_keys() {
        gives(issuer.keySet("k1"));
        gives(issuer.keySet("k1", "k2"));
        gives(issuer.keySet("k2"));
        issuer.replace("k2");
        gives(issuer.keySet("k2"));
        gives(issuer.keySet("k2"));

        String changed = "INFO The keys of the issuer https://idp.example.com changed; the number of keys is now ";
        assertThat(remote.log.all()).containsExactly(FETCHED + "1", changed + "2", changed + "1", changed + "1");
    }

    @Test
    void reports_the_start_the_limit_and_the_end_of_an_outage_once() {
        KeySet good = issuer.keySet("k1");
        gives(good);
        fetch.fails("responded with 500");
        for (int i = 0; i < 50; i++) {
            search(REFRESH);
            remote.keys.current();
            remote.renewed(good, "k2", RejectionReason.UNKNOWN_KEY);
        }
        gives(issuer.keySet("k1"));
        search(Duration.ZERO);

        assertThat(remote.log.all())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(FETCHED + "1"),
                        line -> assertThat(line)
                                .startsWith("WARNING ")
                                .contains(
                                        "(responded with 500)",
                                        "https://idp.example.com/keys",
                                        "keys.outage-tolerance"),
                        line -> assertThat(line).startsWith("SEVERE ").contains("(responded with 500)", "503"),
                        line -> assertThat(line).isEqualTo(FETCHED + "1"));
    }

    @Test
    void reports_once_that_no_keys_are_available_at_the_start() {
        fetch.fails("cannot be reached: connection refused");
        for (int i = 0; i < 50; i++) {
            search(Duration.ofSeconds(1));
            remote.keys.current();
        }

        assertThat(fetch.calls()).isGreaterThan(3);
        assertThat(remote.log.only()).startsWith("SEVERE ").contains("(cannot be reached: connection refused)");
    }

    @Test
    void reports_warnings_about_the_keys_once_until_they_change() {
        KeySet keys = issuer.keySet("k1");
        for (int i = 0; i < 3; i++) {
            gives(ScriptedFetch.fetched(keys, "key 1 is odd", "key 2 is odd"));
        }
        fetch.fails("responded with 500");
        search(REFRESH);
        gives(ScriptedFetch.fetched(keys, "key 1 is odd", "key 2 is odd"));
        gives(ScriptedFetch.fetched(keys, "key 2 is odd"));
        gives(ScriptedFetch.fetched(keys));

        String flaw = "WARNING The keys of the issuer https://idp.example.com have a problem: ";
        assertThat(remote.log.all())
                .filteredOn(line -> line.contains(" have a problem: "))
                .containsExactly(flaw + "key 1 is odd", flaw + "key 2 is odd", flaw + "key 2 is odd");
    }

    @Test
    void logs_nothing_for_requests() {
        gives(issuer.keySet("k1"));
        for (int i = 0; i < 100; i++) {
            remote.nanos.move(Duration.ofSeconds(1));
            remote.renewed("k" + i, RejectionReason.UNKNOWN_KEY);
            remote.renewed("k1", RejectionReason.BAD_SIGNATURE);
            FetchThreads.awaitEnd();
        }

        assertThat(fetch.calls()).isGreaterThan(1);
        assertThat(remote.log.only()).startsWith("INFO");
    }

    private void gives(KeySet keys) {
        gives(ScriptedFetch.fetched(keys));
    }

    private void gives(FetchedKeys keys) {
        fetch.gives(keys);
        search(REFRESH);
    }

    /** The tick after a fetch logs its result. */
    private void search(Duration after) {
        remote.tickAfter(after).tick();
    }
}
