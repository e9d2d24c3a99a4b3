package io.github.jwtfilter.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key of a provider or of an attacker. */
record SigningKey(KeyPair pair) {
    static final SigningKey OF_PROVIDER = new SigningKey(TestKeys.RSA);
    static final SigningKey ANOTHER_OF_PROVIDER =
            new SigningKey(TestKeys.generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
    static final SigningKey FOREIGN = new SigningKey(TestKeys.OTHER_RSA);

    /** Returns the public key as JSON, with additional members. */
    Map<String, Object> jwk(Map<String, Object> members) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>(members);
        jwk.putAll(new RSAKey.Builder(key).build().toJSONObject());
        return jwk;
    }

    /** Returns a token with exactly this header. */
    String sign(Map<String, Object> header, Payload payload) {
        try {
            JWSObject token = new JWSObject(JWSHeader.parse(header), new com.nimbusds.jose.Payload(payload.claims()));
            token.sign(new RSASSASigner(pair.getPrivate()));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
