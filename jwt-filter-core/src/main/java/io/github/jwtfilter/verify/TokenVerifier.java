package io.github.jwtfilter.verify;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.json.StrictJson;
import io.github.jwtfilter.key.VerificationKey;
import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.rejection.TokenLabel;
import io.github.jwtfilter.token.CompactToken;
import io.github.jwtfilter.token.JoseHeader;
import io.github.jwtfilter.token.TypePolicy;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens (RFC 8725). Nothing is parsed before it is bounded and nothing is believed before the signature holds; the
 * first check that fails gives the reason.
 */
public final class TokenVerifier {
    private final int maxSize;
    private final TypePolicy types;
    private final IssuerPolicy issuer;
    private final Clock clock;

    /**
     * A verifier for the tokens of one issuer.
     *
     * @param maxSize the most characters of a token that are looked at
     * @param types the accepted values of {@code typ}
     * @param issuer what is asked of the tokens
     * @param clock the time that tokens are judged by
     */
    public TokenVerifier(int maxSize, TypePolicy types, IssuerPolicy issuer, Clock clock) {
        this.maxSize = maxSize;
        this.types = types;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Verifies one token.
     *
     * @param token any text
     * @return the verified token, or why it is rejected; never an exception
     */
    public Judgement<VerifiedToken> verify(String token) {
        Outcome<JsonObject> signed = verifySignature(token);
        RejectionReason reason = signed.reason();
        if (reason != null) {
            return Judgement.rejected(Rejection.of(reason, TokenLabel.ofUnverified(token)));
        }
        return verifyClaims(signed.value());
    }

    private Outcome<JsonObject> verifySignature(String text) {
        Outcome<CompactToken> parsed = CompactToken.parse(text, maxSize);
        if (parsed.reason() != null) {
            return Outcome.rejected(parsed.reason());
        }
        CompactToken token = parsed.value();
        Outcome<JoseHeader> header = header(token);
        if (header.reason() != null) {
            return Outcome.rejected(header.reason());
        }
        JsonObject claims = StrictJson.parse(token.payloadBytes());
        if (claims == null) {
            return Outcome.rejected(RejectionReason.MALFORMED_PAYLOAD);
        }
        if (!issuer.covers(claims)) {
            return Outcome.rejected(RejectionReason.WRONG_ISSUER);
        }
        RejectionReason unsigned = checkSignature(token, header.value());
        return unsigned == null ? Outcome.of(claims) : Outcome.rejected(unsigned);
    }

    private Outcome<JoseHeader> header(CompactToken token) {
        JsonObject json = StrictJson.parse(token.headerBytes());
        return json == null
                ? Outcome.rejected(RejectionReason.MALFORMED_HEADER)
                : JoseHeader.of(json, issuer.algorithms()::allows, types);
    }

    private @Nullable RejectionReason checkSignature(CompactToken token, JoseHeader header) {
        Outcome<List<VerificationKey>> keys = issuer.keys().current().select(header);
        if (keys.reason() != null) {
            return keys.reason();
        }
        for (VerificationKey key : keys.value()) {
            if (key.verifies(
                    header.algorithm(), token.header(), token.payload(), token.signature(), token.signatureBytes())) {
                return null;
            }
        }
        return RejectionReason.BAD_SIGNATURE;
    }

    private Judgement<VerifiedToken> verifyClaims(JsonObject json) {
        Outcome<Claims> claims = Claims.of(json);
        RejectionReason reason = claims.reason();
        if (reason == null) {
            reason = issuer.checks().check(claims.value(), clock.millis());
        }
        if (reason != null) {
            TokenLabel label = TokenLabel.ofVerified(json.string("iss"), json.string("jti"));
            return Judgement.rejected(Rejection.of(reason, label));
        }
        return Judgement.accepted(new VerifiedToken(claims.value()));
    }
}
