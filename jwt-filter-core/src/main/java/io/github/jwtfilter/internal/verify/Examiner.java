package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Examines tokens that were rejected, check by check, for diagnostics. Fetches no keys. */
final class Examiner {
    private final Collection<IssuerPolicy> all;
    private final IssuerPolicies policies;
    private final TypePolicy types;
    private final int maxSize;

    Examiner(TokenSettings settings, Collection<IssuerPolicy> all) {
        this.all = all;
        this.policies = new IssuerPolicies(all);
        this.types = TypePolicy.of(settings.type());
        this.maxSize = settings.maxSize();
    }

    TokenExamination examine(String text) {
        RejectionReason form = CompactJws.parse(text, maxSize).reason();
        Result<CompactJws> parsed = CompactJws.parse(text, Math.max(1, text.length()));
        CompactJws token = parsed.reason() == null ? parsed.value() : null;
        JsonObject header = token == null ? null : StrictJson.parse(token.headerBytes());
        JsonObject claims = token == null ? null : StrictJson.parse(token.payloadBytes());
        JoseHeader readable = header == null ? null : readable(header);
        IssuerPolicy named = claims == null ? null : policies.find(claims);
        IssuerPolicy policy = named == null ? probable(token, readable, claims) : named;
        boolean typed = header != null && (!header.has("typ") || header.string("typ") != null);
        return new TokenExamination(
                form,
                header,
                claims,
                header == null ? null : algorithm(header, policy),
                typed && header != null && types.accepts(header.string("typ")),
                named != null,
                policy == null ? null : policy.name(),
                policy == null ? KeySet.empty() : policy.keys().known(),
                signature(token, readable, claims, policy));
    }

    /** Returns the header as if its algorithm and type were accepted, or null if no key can be selected for it. */
    private static @Nullable JoseHeader readable(JsonObject header) {
        Result<JoseHeader> result =
                JoseHeader.of(header, algorithm -> true, TypePolicy.of(Optional.ofNullable(header.string("typ"))));
        return result.reason() == null ? result.value() : null;
    }

    private @Nullable IssuerPolicy probable(
            @Nullable CompactJws token, @Nullable JoseHeader header, @Nullable JsonObject claims) {
        for (IssuerPolicy policy : all) {
            if (token != null && header != null && signature(token, header, claims, policy) == null) {
                return policy;
            }
        }
        return all.size() == 1 ? all.iterator().next() : null;
    }

    private @Nullable RejectionReason algorithm(JsonObject header, @Nullable IssuerPolicy policy) {
        String name = header.string("alg");
        JwsAlgorithm algorithm = name == null ? null : JwsAlgorithm.ofHeaderName(name);
        if (algorithm == null) {
            return name != null && JwsAlgorithm.isNone(name)
                    ? RejectionReason.ALGORITHM_NONE
                    : RejectionReason.ALGORITHM_NOT_ALLOWED;
        }
        boolean allowed = policy == null
                ? policies.allows(algorithm)
                : policy.algorithms().allows(algorithm);
        return allowed ? null : RejectionReason.ALGORITHM_NOT_ALLOWED;
    }

    private static @Nullable RejectionReason signature(
            @Nullable CompactJws token,
            @Nullable JoseHeader header,
            @Nullable JsonObject claims,
            @Nullable IssuerPolicy policy) {
        if (token == null || header == null || policy == null) {
            return RejectionReason.BAD_SIGNATURE;
        }
        Result<KeySet> keys = policy.keys().current();
        if (keys.reason() != null) {
            return keys.reason();
        }
        return keys.value()
                .verify(header, token, claims == null ? null : policy.keysFor(claims))
                .reason();
    }
}
