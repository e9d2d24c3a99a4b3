package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Validates the ID tokens of the provider (OpenID Connect Core 1.0 sections 3.1.3.7 and 12.2): signature, issuer, audience and
 * dates as for every token, then the authorized party, the nonce, the age and the hash of the access token. Thread-safe.
 */
final class IdTokenVerifier {
    /** The limit for {@code sub} (section 2). */
    private static final int MAX_SUBJECT = 255;

    private final TokenVerifier verifier;
    private final String clientId;
    private final long skewSeconds;
    private final OptionalLong maxAge;

    /**
     * {@code verifier} accepts tokens of the provider for this client only; {@code maxAge} is the parameter {@code max_age} of the
     * requests for a login, in seconds.
     */
    IdTokenVerifier(TokenVerifier verifier, String clientId, long skewSeconds, OptionalLong maxAge) {
        this.verifier = verifier;
        this.clientId = clientId;
        this.skewSeconds = skewSeconds;
        this.maxAge = maxAge;
    }

    /** Validates the ID token of a login. */
    Result<VerifiedJwt> ofLogin(String idToken, LoginFlow flow, String accessToken) {
        Result<VerifiedJwt> verified = verify(idToken, accessToken);
        if (verified.rejection() != null) {
            return verified;
        }
        JsonObject claims = verified.value().json();
        Object issuedAt = claims.get("iat");
        boolean issuedForFlow =
                issuedAt instanceof Number && ((Number) issuedAt).longValue() >= flow.startedAt() - skewSeconds;
        if (!issuedForFlow) {
            return Result.rejected(RejectionReason.TOO_OLD);
        }
        RejectionReason stale = maxAge.isPresent() ? checkAge(claims, maxAge.getAsLong() + skewSeconds) : null;
        if (stale != null) {
            return Result.rejected(stale);
        }
        return flow.hasNonce(claims.string("nonce")) ? verified : Result.rejected(RejectionReason.CLAIM_MISMATCH);
    }

    /** Checks the time since the authentication (item 13): a user could have removed {@code max_age} from the address. */
    private static @Nullable RejectionReason checkAge(JsonObject claims, long maxSeconds) {
        Object issuedAt = claims.get("iat");
        Object authenticatedAt = claims.get("auth_time");
        if (!(issuedAt instanceof Number) || !(authenticatedAt instanceof Number)) {
            return RejectionReason.CLAIM_MISSING;
        }
        double age = ((Number) issuedAt).doubleValue() - ((Number) authenticatedAt).doubleValue();
        return age <= maxSeconds ? null : RejectionReason.CLAIM_MISMATCH;
    }

    /** Validates the ID token of a refresh, which is about the same user; its nonce, if any, is not known any more. */
    Result<VerifiedJwt> ofRefresh(String idToken, String subject, String accessToken) {
        Result<VerifiedJwt> verified = verify(idToken, accessToken);
        return verified.rejection() != null || subject.equals(verified.value().subject())
                ? verified
                : Result.rejected(RejectionReason.OTHER_USER);
    }

    private Result<VerifiedJwt> verify(String idToken, String accessToken) {
        Result<VerifiedJwt> verified = verifier.verify(idToken, TokenSender.TRUSTED);
        if (verified.rejection() != null) {
            return verified;
        }
        JsonObject claims = verified.value().json();
        String subject = claims.string("sub");
        if (subject == null || subject.trim().isEmpty() || subject.length() > MAX_SUBJECT) {
            return Result.rejected(RejectionReason.MALFORMED_CLAIM);
        }
        if (!isForClient(claims)) {
            return Result.rejected(RejectionReason.WRONG_AUDIENCE);
        }
        return hasHashOf(accessToken, claims.get("at_hash"), idToken)
                ? verified
                : Result.rejected(RejectionReason.CLAIM_MISMATCH);
    }

    /** Returns whether the client may use the token: with several audiences, it must be the authorized party. */
    private boolean isForClient(JsonObject claims) {
        Object audience = claims.get("aud");
        boolean several = audience instanceof Iterable
                && ((Iterable<?>) audience).spliterator().getExactSizeIfKnown() > 1;
        return claims.has("azp") ? clientId.equals(claims.get("azp")) : !several;
    }

    /** Returns whether the hash is missing, which is permitted, or that of the access token (section 3.1.3.6). */
    private static boolean hasHashOf(String accessToken, @Nullable Object hash, String idToken) {
        if (hash == null) {
            return true;
        }
        JwsAlgorithm algorithm = algorithmOf(idToken);
        if (algorithm == null || !(hash instanceof String)) {
            return false;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-" + algorithm.hashBits())
                    .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            String expected = Base64Url.encode(Arrays.copyOf(digest, digest.length / 2));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), ((String) hash).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java runtime has no SHA-" + algorithm.hashBits(), e);
        }
    }

    /** Returns the algorithm of a token that is verified already. */
    private static @Nullable JwsAlgorithm algorithmOf(String idToken) {
        JsonObject header = StrictJson.parse(
                CompactJws.parse(idToken, idToken.length()).value().headerBytes());
        String name = header == null ? null : header.string("alg");
        return name == null ? null : JwsAlgorithm.ofHeaderName(name);
    }
}
