package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.PrimeCurve;
import io.github.jwtfilter.internal.jose.PrivateKeys;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.logging.LogText;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JWK with its private members (RFC 7518 section 6, RFC 8037 section 2). */
final class PrivateJwk {
    private static final String EXPORT = "export the JWK again, with its private members";

    /** The maximum length of a key ID in characters: verification rejects longer ones. */
    private static final int MAX_KEY_ID = 256;

    /** The end of the year 9999, in seconds: the latest time that every date format supports. */
    private static final long MAX_DATE = 253_402_300_799L;

    private final Map<?, ?> json;

    PrivateJwk(Map<?, ?> json) {
        this.json = json;
    }

    /**
     * Returns the key with the dates of the members {@code nbf} and {@code exp}, which are those of claims (RFC 7519 section 2,
     * NumericDate) and of the keys of OpenID Federation 1.0 section 8.7.2.
     */
    DatedKey dated() throws InvalidKeyException {
        long from = date("nbf", DatedKey.ALWAYS);
        long until = date("exp", DatedKey.NEVER);
        if (from >= until) {
            throw new InvalidKeyException("has an exp that is not after its nbf", "correct one of them");
        }
        return DatedKey.limited(key(), from, until);
    }

    private long date(String name, long absent) throws InvalidKeyException {
        Object value = json.get(name);
        if (!json.containsKey(name)) {
            return absent;
        }
        double seconds = value instanceof Number ? ((Number) value).doubleValue() : -1;
        if (!(seconds >= 0 && seconds <= MAX_DATE)) {
            throw new InvalidKeyException(
                    "has a member " + name + " that is not a number of seconds since 1970", "write it as 1767225600");
        }
        return (long) (seconds * 1_000);
    }

    SigningKey key() throws InvalidKeyException {
        checkUse();
        SigningKey key = unrestricted();
        String name = string("alg");
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

    private void checkUse() throws InvalidKeyException {
        Object operations = json.get("key_ops");
        boolean otherUse = json.containsKey("use") && !"sig".equals(json.get("use"));
        boolean otherOperations =
                json.containsKey("key_ops") && !(operations instanceof List && ((List<?>) operations).contains("sign"));
        if (otherUse || otherOperations) {
            throw new InvalidKeyException(
                    "is not a key that signs, by its member " + (otherUse ? "use" : "key_ops"),
                    "use a key for signatures");
        }
    }

    /** Returns the key ID, or null if there is none. */
    private @Nullable String keyId() throws InvalidKeyException {
        if (!json.containsKey("kid")) {
            return null;
        }
        String keyId = string("kid");
        if (keyId == null
                || keyId.isEmpty()
                || keyId.length() > MAX_KEY_ID
                || keyId.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidKeyException(
                    "has a kid that is not a text of 1 to " + MAX_KEY_ID + " characters without control characters",
                    "remove the kid, so that the JWK thumbprint takes its place");
        }
        return keyId;
    }

    private SigningKey unrestricted() throws InvalidKeyException {
        String type = string("kty");
        String keyId = keyId();
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
        String x = string("x");
        if (x != null && !members.contains("\"x\":\"" + x + '"')) {
            throw new InvalidKeyException(
                    "contains a public key that does not belong to its private key", "export the key pair again");
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
        String name = string("crv");
        PrimeCurve curve = name == null ? null : PrimeCurve.ofJwkName(name);
        if (curve == null) {
            throw new InvalidKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        return PrivateKeys.ofEc(curve, number("d"));
    }

    private KeyPair okp() throws InvalidKeyException {
        if (!"Ed25519".equals(string("crv"))) {
            throw new InvalidKeyException("is a key on a curve that no supported algorithm uses", "use an Ed25519 key");
        }
        return PrivateKeys.ofEd25519(bytes("d"));
    }

    private BigInteger number(String name) throws InvalidKeyException {
        return new BigInteger(1, bytes(name));
    }

    private @Nullable String string(String name) {
        Object value = json.get(name);
        return value instanceof String ? (String) value : null;
    }

    private byte[] bytes(String name) throws InvalidKeyException {
        String text = string(name);
        byte[] bytes = text == null ? null : Base64Url.decode(text);
        if (bytes == null || bytes.length == 0) {
            throw new InvalidKeyException("has no member " + name + " in base64url", EXPORT);
        }
        return bytes;
    }
}
