package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestCa;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class TlsTest {
    private static final String UNKNOWN_CA =
            "cannot be trusted: no trusted certificate authority issued its certificate (add the authority to keys.ca)";
    private static final String OTHER_HOST = "cannot be trusted: its certificate is not valid for this host";
    private static final String OUTDATED = "cannot be trusted: its certificate is not valid at this time";

    @Test
    void trusts_the_configured_ca() throws Exception {
        assertThat(statusOf(Fetching.CA.server(), Fetching.transport())).isEqualTo(200);
    }

    @Test
    void does_not_trust_other_cas() {
        assertFails(new TestCa().server(), Fetching.transport(), UNKNOWN_CA);
        assertFails(Fetching.CA.server(), withRuntimeTrust(), UNKNOWN_CA);
    }

    @Test
    void rejects_a_certificate_for_another_host() {
        assertFails(Fetching.CA.server("other.example.com"), Fetching.transport(), OTHER_HOST);
    }

    @Test
    void rejects_an_outdated_certificate() {
        Instant now = Instant.now();
        Duration day = Duration.ofDays(1);
        assertFails(
                Fetching.CA.server("localhost", now.minus(day.multipliedBy(2)), day), Fetching.transport(), OUTDATED);
        assertFails(Fetching.CA.server("localhost", now.plus(day), day), Fetching.transport(), OUTDATED);
    }

    @Test
    void picks_up_a_renewed_authority() throws Exception {
        FakeResources files = Fetching.files();
        HttpTransport transport = new HttpTransport(
                Fetching.LONG, Fetching.LONG, new TrustedCertificates("keys.ca", Optional.of(Fetching.CA_FILE), files));
        TestCa next = new TestCa();
        assertFails(next.server(), transport, UNKNOWN_CA);

        files.with(Fetching.CA_FILE, Fetching.CA.pem() + next.pem());

        assertThat(statusOf(next.server(), transport)).isEqualTo(200);
        assertThat(statusOf(Fetching.CA.server(), transport)).isEqualTo(200);
    }

    @Test
    void an_application_that_trusts_everyone_does_not_weaken_it() throws Exception {
        SSLSocketFactory factory = HttpsURLConnection.getDefaultSSLSocketFactory();
        HostnameVerifier verifier = HttpsURLConnection.getDefaultHostnameVerifier();
        SSLContext context = SSLContext.getDefault();
        try {
            SSLContext.setDefault(trustingEverybody());
            HttpsURLConnection.setDefaultSSLSocketFactory(trustingEverybody().getSocketFactory());
            HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);

            assertFails(Fetching.CA.server("other.example.com"), Fetching.transport(), OTHER_HOST);
            assertFails(new TestCa().server(), Fetching.transport(), UNKNOWN_CA);
            assertFails(new TestCa().server(), withRuntimeTrust(), UNKNOWN_CA);
        } finally {
            HttpsURLConnection.setDefaultHostnameVerifier(verifier);
            HttpsURLConnection.setDefaultSSLSocketFactory(factory);
            SSLContext.setDefault(context);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S3CR3T", "-----BEGIN CERTIFICATE-----\nS3CR3T\n-----END CERTIFICATE-----\n"})
    void rejects_a_file_without_certificates(String content) {
        TrustedCertificates cas = new TrustedCertificates(
                "keys.ca", Optional.of(Fetching.CA_FILE), new FakeResources().with(Fetching.CA_FILE, content));

        assertThatThrownBy(cas::context)
                .isInstanceOf(FetchFailure.class)
                .hasMessage("was not contacted: the file in keys.ca does not contain only PEM certificates");
    }

    @Test
    void never_falls_back_to_other_authorities_if_the_file_is_missing_or_too_large() {
        FakeResources files = new FakeResources().with("large.pem", new byte[TrustedCertificates.MAX_BYTES + 1]);

        for (String location : new String[] {"S3CR3T", "large.pem"}) {
            assertThatThrownBy(() -> new TrustedCertificates("keys.ca", Optional.of(location), files).context())
                    .isInstanceOf(FetchFailure.class)
                    .hasMessage("was not contacted: the file in keys.ca cannot be read, or is too large");
        }
    }

    @Test
    void a_server_without_tls_is_a_failure() {
        try (KeyServer server = KeyServer.start()) {
            server.behave(visit -> visit.send("HTTP/1.1 200 OK\r\n\r\n{}"));
            server.behave(Behaviours.closeAtOnce());
            URI uri = URI.create("https://localhost:" + server.port() + "/keys");

            assertThatThrownBy(() -> Fetching.get(uri)).isInstanceOf(FetchFailure.class);
            assertThat(server.requests()).isZero();
        }
    }

    private static int statusOf(SSLContext tls, Transport transport) throws FetchFailure {
        try (KeyServer server = KeyServer.startTls(tls)) {
            server.behave(Behaviours.json("{}"));
            return transport
                    .send(Request.to(server.uri("/keys")), new Cancellation())
                    .status();
        }
    }

    private static void assertFails(SSLContext tls, Transport transport, String message) {
        try (KeyServer server = KeyServer.startTls(tls)) {
            server.behave(Behaviours.json("{}"));
            Request request = Request.to(server.uri("/keys")).withBearerToken("s3cr3t");

            assertThatThrownBy(() -> transport.send(request, new Cancellation()))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessage(message);
            server.awaitNoConnection();
            assertThat(server.requests()).isZero();
        }
    }

    private static Transport withRuntimeTrust() {
        return new HttpTransport(
                Fetching.LONG,
                Fetching.LONG,
                new TrustedCertificates("keys.ca", Optional.empty(), new FakeResources()));
    }

    private static SSLContext trustingEverybody() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsEverybody()}, new SecureRandom());
        return context;
    }

    private static final class TrustsEverybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
