package io.github.jwtfilter.internal.jwks;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Public JWKs, created by another library, for tests that add or remove members. */
final class TestJwks {
    private final Map<String, Object> members;

    private TestJwks(Map<String, Object> members) {
        this.members = new LinkedHashMap<>(members);
    }

    static TestJwks rsa() {
        return rsa((RSAPublicKey) TestKeys.RSA.getPublic());
    }

    static TestJwks rsa(RSAPublicKey key) {
        return new TestJwks(new RSAKey.Builder(key).build().toJSONObject());
    }

    static TestJwks ec() {
        return ec(Curve.P_256, (ECPublicKey) TestKeys.P_256.getPublic());
    }

    static TestJwks ec(Curve curve, ECPublicKey key) {
        return new TestJwks(new ECKey.Builder(curve, key).build().toJSONObject());
    }

    static TestJwks ed25519() {
        return new TestJwks(Map.of("kty", "OKP", "crv", "Ed25519"))
                .with("x", Base64URL.encode(TestKeys.raw(TestKeys.ED25519)).toString());
    }

    /** Returns the decoded bytes of a base64url member. */
    byte[] bytes(String name) {
        return Base64URL.from((String) members.get(name)).decode();
    }

    TestJwks with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    TestJwks without(String name) {
        members.remove(name);
        return this;
    }

    @Override
    public String toString() {
        return JSONObjectUtils.toJSONString(members);
    }
}
