package io.github.jwtfilter.internal.jwks.remote;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.Json;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An issuer with keys of any name, generated on first use; signs with another library. */
final class TestIssuer {
    private final String name;
    private final Map<String, ECKey> keys;

    TestIssuer() {
        this(TestSettings.ISSUER);
    }

    TestIssuer(String name) {
        this(name, new LinkedHashMap<>());
    }

    private TestIssuer(String name, Map<String, ECKey> keys) {
        this.name = name;
        this.keys = keys;
    }

    /** Returns an issuer with the same keys that writes another {@code iss} claim. */
    TestIssuer callingItself(String otherName) {
        return new TestIssuer(otherName, keys);
    }

    /** Returns the public keys with these names, as the issuer publishes them. */
    synchronized String jwkSet(String... keyIds) {
        List<JWK> listed = Arrays.stream(keyIds).map(this::key).collect(Collectors.toList());
        return new JWKSet(listed).toString(true);
    }

    /** Returns the fetched set of these keys, a new instance each time. */
    KeySet keySet(String... keyIds) {
        return read(jwkSet(keyIds));
    }

    static KeySet read(String jwkSet) {
        String settings = "issuer = any\naudience = any\nkeys.jwks-file = keys.json";
        return TestVerifier.keys(
                SettingsReader.read(
                        SettingsFile.of("test.properties", settings.getBytes(StandardCharsets.UTF_8)),
                        new FakeEnvironment(),
                        new FakeResources().with("keys.json", jwkSet)),
                new TickingClock(TestTokens.ISSUED));
    }

    /** Replaces the key with that name. */
    synchronized void replace(String keyId) {
        keys.remove(keyId);
    }

    /** Returns a token that is accepted if the key is trusted. */
    synchronized String token(String keyId) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims());
            token.sign(new ECDSASigner(key(keyId)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a token without a valid signature, with a forged key ID. */
    String forged(String keyId) {
        String header = TestTokens.encoded("{'alg':'ES256','kid':'" + keyId + "'}");
        byte[] signature = new byte[64];
        signature[31] = 1;
        signature[63] = 1;
        return header + "." + claims().toPayload().toBase64URL() + "." + Base64URL.encode(signature);
    }

    /** Returns the header of tokens that refer to this key. */
    static JoseHeader header(String keyId) {
        return JoseHeader.of(
                        Json.object("{'alg':'ES256','kid':'" + keyId + "'}"),
                        any -> true,
                        TypePolicy.of(Optional.empty()))
                .value();
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(name)
                .audience(TestSettings.AUDIENCE)
                .subject("alice")
                .issueTime(Date.from(TestTokens.ISSUED))
                .expirationTime(Date.from(TestTokens.ISSUED.plus(Duration.ofHours(1))))
                .build();
    }

    private ECKey key(String keyId) {
        return keys.computeIfAbsent(keyId, TestIssuer::generate);
    }

    private static ECKey generate(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
