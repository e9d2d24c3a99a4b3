package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.base64.Base64Text;
import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON Web Key (RFC 7517 section 4) with type-checked access to its members. A member that is null, an empty string or an
 * empty array counts as absent: libraries for Go and .NET write such members for those that they do not set, and ignore them.
 * The exception is {@code kid}: the RFC leaves its structure open, so a token may have the same empty text.
 */
final class Jwk {
    static final String CORRECT_JWK_SET =
            "have the issuer correct its JWK Set; tokens signed with this key are rejected";

    private final Map<?, ?> members;

    Jwk(Map<?, ?> members) {
        this.members = members;
    }

    boolean has(String name) {
        Object value = members.get(name);
        boolean emptyArray = value instanceof List && ((List<?>) value).isEmpty();
        return !emptyArray && member(name) != null;
    }

    private @Nullable Object member(String name) {
        Object value = members.get(name);
        return "".equals(value) && !name.equals("kid") ? null : value;
    }

    boolean isEncryptionKey() {
        return "enc".equals(members.get("use"));
    }

    /** Returns a string member, or null if it is absent. */
    @Nullable
    String optional(String name) throws InvalidKeyException {
        Object value = member(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String)) {
            throw new InvalidKeyException("has a member " + name + " that is not a string", CORRECT_JWK_SET);
        }
        return (String) value;
    }

    String string(String name) throws InvalidKeyException {
        String value = optional(name);
        if (value == null) {
            throw new InvalidKeyException("has no member " + name, CORRECT_JWK_SET);
        }
        return value;
    }

    /** Returns a member decoded as strict base64url without padding (RFC 7515 section 2). */
    byte[] bytes(String name) throws InvalidKeyException {
        byte[] bytes = Base64Url.decode(string(name));
        if (bytes != null && bytes.length > 0) {
            return bytes;
        }
        throw new InvalidKeyException("has a member " + name + " that is not base64url", CORRECT_JWK_SET);
    }

    /** Returns the first certificate of {@code x5c} (RFC 7517 section 4.7) in DER, or null if it is absent or not base64. */
    byte @Nullable [] certificate() {
        Object chain = members.get("x5c");
        Object first = chain instanceof List && !((List<?>) chain).isEmpty() ? ((List<?>) chain).get(0) : null;
        return first instanceof String ? Base64Text.decodeLines((String) first) : null;
    }

    /** The issuer whose tokens the key may sign, by which Entra ID restricts keys; no issuer has an empty name. */
    @Nullable
    String issuer() {
        Object value = members.get("issuer");
        return value == null || value instanceof String ? (String) value : "";
    }

    BigInteger unsigned(String name) throws InvalidKeyException {
        return new BigInteger(1, bytes(name));
    }

    /** Returns whether the member is absent, or an array that contains the text. */
    boolean isAbsentOrContains(String name, String text) throws InvalidKeyException {
        if (!has(name)) {
            return true;
        }
        Object value = members.get(name);
        if (!(value instanceof List)) {
            throw new InvalidKeyException("has a member " + name + " that is not an array", CORRECT_JWK_SET);
        }
        return ((List<?>) value).contains(text);
    }
}
