package io.github.jwtfilter.key.remote;

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
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.settings.GivenEnvironment;
import io.github.jwtfilter.settings.GivenResources;
import io.github.jwtfilter.settings.SettingsFile;
import io.github.jwtfilter.settings.SettingsReader;
import io.github.jwtfilter.token.JoseHeader;
import io.github.jwtfilter.token.TypePolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An issuer with keys of any name, made when they are first asked for; signs with a library of its own. */
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

    /** One with the same keys that writes another name into its tokens. */
    TestIssuer callingItself(String otherName) {
        return new TestIssuer(otherName, keys);
    }

    /** The public keys of these names, as the issuer publishes them. */
    synchronized String jwkSet(String... keyIds) {
        List<JWK> listed = Arrays.stream(keyIds).map(this::key).collect(Collectors.toList());
        return new JWKSet(listed).toString(true);
    }

    /** The same, as it is fetched. A new instance each time. */
    KeySet keySet(String... keyIds) {
        return read(jwkSet(keyIds));
    }

    static KeySet read(String jwkSet) {
        String settings = "issuer = any\naudience = any\nkeys.jwks-file = keys.json";
        return TestVerifier.keys(
                SettingsReader.read(
                        SettingsFile.of("test.properties", settings.getBytes(StandardCharsets.UTF_8)),
                        new GivenEnvironment(),
                        new GivenResources().with("keys.json", jwkSet)),
                new TickingClock(TestTokens.ISSUED));
    }

    /** From now on, the key of that name is another one. */
    synchronized void replace(String keyId) {
        keys.remove(keyId);
    }

    /** A token that passes if the key is trusted. */
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

    /** A token that nobody has signed, with a key ID that anybody can make up. */
    String forged(String keyId) {
        String header = TestTokens.encoded("{'alg':'ES256','kid':'" + keyId + "'}");
        byte[] signature = new byte[64];
        signature[31] = 1;
        signature[63] = 1;
        return header + "." + claims().toPayload().toBase64URL() + "." + Base64URL.encode(signature);
    }

    /** The header of the tokens that name this key. */
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
