package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.Base64Url;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.PrimeCurve;
import io.github.jwtfilter.internal.jose.PrivateKeys;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.logging.LogText;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads a JWK with its private members (RFC 7518 section 6, RFC 8037 section 2). */
final class PrivateJwk {
    private static final String EXPORT = "export the JWK again, with its private members";

    private final JsonObject json;

    PrivateJwk(JsonObject json) {
        this.json = json;
    }

    SigningKey key() throws InvalidKeyException {
        if (json.has("keys")) {
            throw new InvalidKeyException("is a JWK Set, not one key", "give a file with the one JWK that signs");
        }
        SigningKey key = unrestricted();
        String name = json.string("alg");
        if (name == null) {
            return key;
        }
        JwsAlgorithm only = JwsAlgorithm.ofHeaderName(name);
        if (only == null) {
            throw new InvalidKeyException(
                    "is for another algorithm (alg " + LogText.of(name) + ")", "use a key for signatures");
        }
        return key.restrictTo(only);
    }

    private SigningKey unrestricted() throws InvalidKeyException {
        String type = json.string("kty");
        String keyId = json.string("kid");
        switch (type == null ? "" : type) {
            case "oct":
                return SigningKey.ofSecret(bytes("k"), keyId);
            case "RSA":
                return of(rsa(), keyId);
            case "EC":
                return of(ec(), keyId);
            case "OKP":
                return of(okp(), keyId);
            default:
                throw new InvalidKeyException("is not a JWK of type RSA, EC, OKP or oct", EXPORT);
        }
    }

    private SigningKey of(KeyPair pair, @Nullable String keyId) throws InvalidKeyException {
        String members = JwkThumbprint.members(pair.getPublic());
        String x = json.string("x");
        if (x != null && !members.contains("\"x\":\"" + x + '"')) {
            throw new InvalidKeyException(
                    "holds a public key that does not belong to its private key", "export the key pair again");
        }
        return SigningKey.of(pair, keyId);
    }

    private KeyPair rsa() throws InvalidKeyException {
        return PrivateKeys.ofRsa(new RSAPrivateCrtKeySpec(
                number("n"),
                number("e"),
                number("d"),
                number("p"),
                number("q"),
                number("dp"),
                number("dq"),
                number("qi")));
    }

    private KeyPair ec() throws InvalidKeyException {
        String name = json.string("crv");
        PrimeCurve curve = name == null ? null : PrimeCurve.ofJwkName(name);
        if (curve == null) {
            throw new InvalidKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        return PrivateKeys.ofEc(curve, number("d"));
    }

    private KeyPair okp() throws InvalidKeyException {
        if (!"Ed25519".equals(json.string("crv"))) {
            throw new InvalidKeyException("is a key on a curve that no supported algorithm uses", "use an Ed25519 key");
        }
        return PrivateKeys.ofEd25519(bytes("d"));
    }

    private BigInteger number(String name) throws InvalidKeyException {
        return new BigInteger(1, bytes(name));
    }

    private byte[] bytes(String name) throws InvalidKeyException {
        String text = json.string(name);
        byte[] bytes = text == null ? null : Base64Url.decode(text);
        if (bytes == null || bytes.length == 0) {
            throw new InvalidKeyException("has no member " + name + " in base64url", EXPORT);
        }
        return bytes;
    }
}
