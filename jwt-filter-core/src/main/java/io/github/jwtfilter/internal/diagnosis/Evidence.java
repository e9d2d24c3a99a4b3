package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.verify.TokenExamination;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import org.jspecify.annotations.Nullable;

/** The known facts about a rejected token. */
public final class Evidence {
    final RejectionReason reason;
    final @Nullable String missing;
    final String text;
    final TokenExamination token;
    final Settings settings;
    final @Nullable TrustedIssuer issuer;
    final @Nullable IdentityExamination identity;
    final @Nullable String fetchFailure;
    final long now;

    /**
     * Collects the facts.
     *
     * @param rejection the rejection
     * @param text the token
     * @param token its examination
     * @param settings the settings
     * @param identity the name and roles that the token would give, or null
     * @param fetchFailure why the keys of its issuer cannot be fetched, or null
     * @param now the time in milliseconds since 1970
     */
    public Evidence(
            Rejection rejection,
            String text,
            TokenExamination token,
            Settings settings,
            @Nullable IdentityExamination identity,
            @Nullable String fetchFailure,
            long now) {
        this.reason = rejection.reason();
        this.missing = rejection.missing();
        this.text = text;
        this.token = token;
        this.settings = settings;
        this.issuer = issuer(settings, token.policy());
        this.identity = identity;
        this.fetchFailure = fetchFailure;
        this.now = now;
    }

    private static @Nullable TrustedIssuer issuer(Settings settings, @Nullable String name) {
        return settings.issuers().stream()
                .filter(issuer -> issuer.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Returns a string of the header, or null. */
    @Nullable
    String header(String name) {
        JsonObject header = token.header();
        return header == null ? null : header.string(name);
    }

    /** Returns the supported algorithm that the header names, or null. */
    @Nullable
    JwsAlgorithm algorithm() {
        String name = header("alg");
        return name == null ? null : JwsAlgorithm.ofHeaderName(name);
    }

    /** Returns the parts of the token, of any size, or null if they are malformed. */
    @Nullable
    CompactJws parts() {
        Result<CompactJws> parsed = CompactJws.parse(text, Math.max(1, text.length()));
        return parsed.reason() == null ? parsed.value() : null;
    }

    /** Returns the value of a claim, or null. */
    @Nullable
    Object claim(String name) {
        JsonObject claims = token.claims();
        return claims == null ? null : claims.get(name);
    }

    /** Returns a claim that is a string, or null. */
    @Nullable
    String text(String name) {
        Object value = claim(name);
        return value instanceof String ? (String) value : null;
    }
}
