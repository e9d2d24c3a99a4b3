package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Revocations of a user at the identity provider apply to the access tokens of a session that the user has started there. */
class ProviderRevocationTest {
    private static final Instant NOW = TestTokens.ISSUED;
    private static final String IDP = TestSettings.ISSUER;
    private static final String SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final Map<String, Object> IDENTITY = Map.of("iss", IDP, "sub", "4711", "sid", "idp-session");

    private final TickingClock clock = new TickingClock(NOW);
    private final Guard guard = GuardFactory.create(
            TestSettings.loadWith("session.store = memory", "session.name = app", "session.secret = " + SECRET), clock);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void the_session_at_the_provider_is_revoked() throws Exception {
        String token = own(IDENTITY);
        assertThat(reason(token)).isNull();
        guard.revocations().revokeSession(IDP, "another");
        assertThat(reason(token)).isNull();

        guard.revocations().revokeSession(IDP, "idp-session");
        assertThat(reason(token)).isEqualTo(RejectionReason.REVOKED);
        assertThat(reason(own(Map.of("iss", IDP, "sub", "4711", "sid", "next"))))
                .isNull();
    }

    @Test
    void the_user_at_the_provider_is_revoked_as_of_a_time() throws Exception {
        String token = own(IDENTITY);
        guard.revocations().revokeSubject(IDP, "4711", NOW);
        assertThat(reason(token)).isNull();

        guard.revocations().revokeSubject(IDP, "4711", NOW.plusMillis(1));
        assertThat(reason(token)).isEqualTo(RejectionReason.REVOKED);
        clock.move(Duration.ofSeconds(1));
        assertThat(reason(own(IDENTITY))).isNull();
    }

    @Test
    void the_session_of_the_application_and_its_user_can_be_revoked_as_well() throws Exception {
        String token = own(IDENTITY);
        guard.revocations().revokeSession("urn:jwt-filter:app", "own-session");

        assertThat(reason(token)).isEqualTo(RejectionReason.REVOKED);
    }

    /** Names are those of an issuer: the same text of another one is another user. */
    @Test
    void a_user_of_another_issuer_is_revoked_without_effect() throws Exception {
        String token = own(Map.of("iss", "https://other.example.com", "sub", "4711", "sid", "idp-session"));
        guard.revocations().revokeSubject(IDP, "4711", NOW.plusMillis(1));
        guard.revocations().revokeSession(IDP, "idp-session");

        assertThat(reason(token)).isNull();
    }

    static List<Object> malformed() {
        return List.of(
                "4711",
                List.of(IDP, "4711"),
                Map.of("sub", "4711"),
                Map.of("iss", IDP),
                Map.of("iss", IDP, "sub", 4711),
                Map.of("iss", List.of(IDP), "sub", "4711"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_claim_of_another_form_names_nobody(Object claim) throws Exception {
        guard.revocations().revokeSubject(IDP, "4711", NOW.plusMillis(1));

        assertThat(reason(own(claim))).isNull();
    }

    /** For example, Entra ID writes a text into a claim of this name. */
    @Test
    void the_claim_has_no_meaning_in_a_token_of_another_issuer() {
        guard.revocations().revokeSubject(IDP, "4711", NOW.plusMillis(1));

        assertThat(reason(TestTokens.goodWith("'idp':{'iss':'" + IDP + "','sub':'4711'}")))
                .isNull();
    }

    private RejectionReason reason(String token) {
        return guard.authenticate(token).reason();
    }

    /** Returns an access token of a session of the application. */
    private String own(Object identity) throws Exception {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("urn:jwt-filter:app")
                .audience("urn:jwt-filter:app")
                .subject("alice")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID("42")
                .claim("sid", "own-session")
                .claim("idp", identity)
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }
}
