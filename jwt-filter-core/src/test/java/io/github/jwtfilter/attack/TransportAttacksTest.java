package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forwarding headers with which a client tries to present plain HTTP as HTTPS, all with a valid token. */
class TransportAttacksTest {
    @RegisterExtension
    static final CapturedLog LOG = new CapturedLog();

    private static final String GOOD = Tokens.good("HS256");
    private static final Target ANONYMOUS =
            Target.of("no trusted proxy", Targets.SECRET_LINE + "proxy.trusted = none\n", List.of(GOOD));
    private static final Target EXTERNAL = Target.of(
            "external",
            Targets.SECRET_LINE + "proxy.trusted = 192.0.2.0/24\nexternal-url = https://apps.example.test\n",
            List.of(GOOD));

    private static AttackRequest plainFrom(String address) {
        return new AttackRequest().plainHttp().from(address).bearer(GOOD);
    }

    private static void assertRejected(Target target, AttackRequest request) {
        Decision decision = target.guard().decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        Decision.Rejected rejected = (Decision.Rejected) decision;
        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.PLAIN_HTTP);
        assertThat(rejected.response().status()).isEqualTo(403);
    }

    private static void assertAccepted(Target target, AttackRequest request) {
        assertThat(target.guard().decide(request)).isInstanceOf(Decision.Authenticated.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "8.8.8.8",
                "2001:db8::1",
                "172.32.0.1",
                "11.0.0.1",
                "192.169.0.1",
                "128.0.0.1",
                "",
                "localhost",
                "unknown",
                "0x7f.1",
                "127.1"
            })
    void believes_no_untrusted_peer(String address) {
        assertRejected(Targets.SECRET, plainFrom(address));
        assertRejected(Targets.SECRET, plainFrom(address).header("X-Forwarded-Proto", "https"));
        assertRejected(Targets.SECRET, plainFrom(address).header("Forwarded", "for=127.0.0.1;proto=https"));
        assertRejected(Targets.SECRET, plainFrom(address).header("X-Forwarded-For", "127.0.0.1"));
        assertRejected(
                Targets.SECRET,
                plainFrom(address).header("X-Forwarded-Ssl", "on").header("Front-End-Https", "on"));
        assertRejected(
                Targets.SECRET,
                plainFrom(address).header("X-Forwarded-Port", "443").header("X-Real-IP", "::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd00::1"})
    void uses_forwarding_headers_of_a_trusted_peer(String address) {
        assertAccepted(Targets.SECRET, plainFrom(address).header("X-Forwarded-Proto", "https"));
        assertAccepted(Targets.SECRET, plainFrom(address).header("Forwarded", "for=203.0.113.9; Proto=\"HTTPS\""));
        assertRejected(Targets.SECRET, plainFrom(address).header("X-Forwarded-Proto", "http"));
        assertRejected(Targets.SECRET, plainFrom(address).header("Forwarded", "for=203.0.113.9;proto=http"));
        assertRejected(Targets.SECRET, plainFrom(address).header("X-Forwarded-For", "203.0.113.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto|https,http",
                "X-Forwarded-Proto|http,https",
                "X-Forwarded-Proto|http, https",
                "X-Forwarded-Proto|https,",
                "X-Forwarded-Proto|''",
                "X-Forwarded-Proto|httpss",
                "X-Forwarded-Proto|https;http",
                "X-Forwarded-Proto|ws",
                "X-Forwarded-Proto|https http",
                "Forwarded|proto=http,proto=https",
                "Forwarded|proto=https,proto=http",
                "Forwarded|proto=https;proto=http",
                "Forwarded|proto=\"https,http\"",
                "Forwarded|proto=",
                "Forwarded|for=\"x;proto=https\";proto=http"
            })
    void rejects_contradicting_forwarding_headers(String name, String value) {
        assertRejected(Targets.SECRET, plainFrom("10.0.0.1").header(name, value));
    }

    @Test
    void rejects_when_two_marks_disagree() {
        assertRejected(
                Targets.SECRET,
                plainFrom("10.0.0.1").header("X-Forwarded-Proto", "http").header("Forwarded", "proto=https"));
        assertRejected(
                Targets.SECRET,
                plainFrom("10.0.0.1").header("X-Forwarded-Proto", "https").header("X-Forwarded-Proto", "http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "[::1]", "::ffff:127.0.0.1"})
    void spares_loopback_connections_that_no_proxy_has_marked(String address) {
        assertAccepted(Targets.SECRET, plainFrom(address));
        assertAccepted(ANONYMOUS, plainFrom(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Real-IP",
                "x-forwarded-for"
            })
    void does_not_spare_loopback_connections_that_a_proxy_has_marked(String name) {
        assertRejected(ANONYMOUS, plainFrom("127.0.0.1").header(name, "https"));
        assertRejected(Targets.SECRET, plainFrom("127.0.0.1").header(name, ""));
    }

    @Test
    void trusts_no_peer_if_configured() {
        assertRejected(ANONYMOUS, plainFrom("10.0.0.1").header("X-Forwarded-Proto", "https"));
        assertRejected(ANONYMOUS, plainFrom("127.0.0.1").header("X-Forwarded-Proto", "https"));
    }

    @Test
    void uses_the_external_url_for_trusted_peers_only() {
        assertAccepted(EXTERNAL, plainFrom("192.0.2.7"));
        assertRejected(EXTERNAL, plainFrom("192.0.3.7"));
        assertRejected(EXTERNAL, plainFrom("10.0.0.1").header("X-Forwarded-Proto", "https"));
    }

    @Test
    void rejects_before_it_reads_the_token() {
        assertRejected(Targets.SECRET, new AttackRequest().plainHttp());
        assertRejected(Targets.SECRET, new AttackRequest().plainHttp().bearer("x"));
    }
}
