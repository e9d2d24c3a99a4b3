package io.github.jwtfilter.internal.reload;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.jose.TestKeys;

/** Tokens of another library that are signed with {@link TestKeys#RSA}. */
final class SignedTokens {
    private SignedTokens() {}

    /** Returns a token with the claims of {@link TestTokens}, further members, and this key ID. */
    static String rs256(String keyId, String members) {
        String claims = TestTokens.CLAIMS.replace('\'', '"');
        String all = claims.substring(0, claims.length() - 1) + members.replace('\'', '"') + "}";
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), new Payload(all));
        try {
            token.sign(new RSASSASigner(TestKeys.RSA.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
