package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.EncodedJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JoseHeaderCache;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The checks that need only the header of a token, before the rest is decoded. The key ID can be checked only if one issuer is
 * configured: otherwise the payload names the issuer.
 */
final class HeaderCheck {
    private final int maxSize;
    private final Predicate<JwsAlgorithm> allowed;
    private final TypePolicy types;
    private final @Nullable IssuerPolicy onlyIssuer;
    private final Function<byte[], @Nullable JsonObject> json;
    private final JoseHeaderCache headers = new JoseHeaderCache();

    HeaderCheck(int maxSize, TypePolicy types, IssuerPolicies issuers, Function<byte[], @Nullable JsonObject> json) {
        this.maxSize = maxSize;
        this.allowed = issuers::allows;
        this.types = types;
        this.onlyIssuer = issuers.only();
        this.json = json;
    }

    /** Returns the token with its header, or the reason of the rejection. */
    Result<IdentifiedToken> check(String token) {
        Result<EncodedJws> encoded = EncodedJws.parse(token, maxSize);
        RejectionReason reason = encoded.reason();
        return reason == null ? check(encoded.value()) : Result.rejected(reason);
    }

    private Result<IdentifiedToken> check(EncodedJws token) {
        JoseHeader cached = headers.find(token);
        Result<JoseHeader> header = cached == null ? read(token) : allow(cached);
        RejectionReason reason = header.reason();
        return reason == null
                ? Result.accepted(new IdentifiedToken(token, header.value(), cached != null))
                : Result.rejected(reason);
    }

    /** Checks the algorithm. The allowed algorithms may depend on the keys, which change. */
    private Result<JoseHeader> allow(JoseHeader cached) {
        return allowed.test(cached.algorithm())
                ? Result.accepted(cached)
                : Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
    }

    private Result<JoseHeader> read(EncodedJws token) {
        byte[] bytes = token.headerBytes();
        if (bytes == null) {
            return Result.rejected(token.wrongEncoding());
        }
        JsonObject members = json.apply(bytes);
        return members == null
                ? Result.rejected(RejectionReason.MALFORMED_HEADER)
                : JoseHeader.of(members, allowed, types);
    }

    /**
     * Rejects an unknown key ID, unless the issuer has published that key since the last fetch. Without known keys the result is
     * null: whether a token can be verified at present is decided only for tokens without other errors.
     */
    @Nullable
    RejectionReason checkKeyId(IdentifiedToken token) {
        return onlyIssuer == null ? null : checkKeyId(onlyIssuer, token.header);
    }

    private static @Nullable RejectionReason checkKeyId(IssuerPolicy issuer, JoseHeader header) {
        KeySet known = issuer.keys().known();
        if (!known.isUnknown(header)) {
            return null;
        }
        Result<KeySet> renewed = issuer.keys().renewed(known, header, RejectionReason.UNKNOWN_KEY);
        RejectionReason reason = renewed.reason();
        if (reason != null) {
            return reason;
        }
        return renewed.value().isUnknown(header) ? RejectionReason.UNKNOWN_KEY : null;
    }

    /** Caches the header of a token whose signature is valid. */
    void verified(IdentifiedToken token) {
        if (!token.cached) {
            headers.put(token.encoded, token.header);
        }
    }
}
