package io.github.jwtfilter.internal.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login of a session's user at an identity provider (OpenID Connect Core 1.0). Immutable. */
public final class ProviderLogin {
    /** The claim of access tokens with the issuer, the subject and the session at the provider. */
    public static final String CLAIM = "idp";

    private static final int MAX_TOKENS = 60_000;

    private final String issuer;
    private final String subject;
    private final @Nullable String sessionId;
    private final String tokens;
    private final long confirmedAt;

    /**
     * Creates a login.
     *
     * @param issuer the claim {@code iss} of the ID token
     * @param subject the claim {@code sub} of the ID token
     * @param sessionId the claim {@code sid} of the ID token (OpenID Connect Back-Channel Logout 1.0 section 2.1), or null
     * @param tokens the tokens of the provider, encrypted: at most 60,000 characters
     * @param confirmedAt the time at which the provider has last issued tokens, in milliseconds since 1970
     * @throws IllegalArgumentException if the tokens are longer; the message contains no value
     */
    public ProviderLogin(String issuer, String subject, @Nullable String sessionId, String tokens, long confirmedAt) {
        if (tokens.length() > MAX_TOKENS) {
            throw new IllegalArgumentException("the tokens of the identity provider are too long for a session: "
                    + tokens.length() + " characters, at most " + MAX_TOKENS + " are stored");
        }
        this.issuer = issuer;
        this.subject = subject;
        this.sessionId = sessionId;
        this.tokens = tokens;
        this.confirmedAt = confirmedAt;
    }

    /**
     * Returns the identity provider.
     *
     * @return the claim {@code iss} of the ID token
     */
    public String issuer() {
        return issuer;
    }

    /**
     * Returns the user at the identity provider.
     *
     * @return the claim {@code sub} of the ID token
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns the session at the identity provider.
     *
     * @return the claim {@code sid} of the ID token, or null
     */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /**
     * Returns the tokens of the provider.
     *
     * @return encrypted text, whose form the sessions do not interpret
     */
    public String tokens() {
        return tokens;
    }

    /**
     * Returns the time at which the provider has last issued tokens for this login.
     *
     * @return milliseconds since 1970
     */
    public long confirmedAt() {
        return confirmedAt;
    }

    /** Returns the value of the claim {@code idp} of access tokens, to which revocations of the provider's user refer. */
    Map<String, @Nullable Object> claim() {
        Map<String, @Nullable Object> claim = new LinkedHashMap<>();
        claim.put("iss", issuer);
        claim.put("sub", subject);
        if (sessionId != null) {
            claim.put("sid", sessionId);
        }
        return claim;
    }

    /** Returns the members of the JSON object in the store. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = claim();
        members.put("tokens", tokens);
        members.put("at", confirmedAt);
        return members;
    }

    /** Reads the members of the JSON object in the store; returns null if one is missing or has another type. */
    static @Nullable ProviderLogin parse(Object json) {
        if (!(json instanceof Map)) {
            return null;
        }
        Map<?, ?> members = (Map<?, ?>) json;
        Object issuer = members.get("iss");
        Object subject = members.get("sub");
        Object sessionId = members.get("sid");
        Object tokens = members.get("tokens");
        Object confirmedAt = members.get("at");
        if (!(issuer instanceof String)
                || !(subject instanceof String)
                || !(tokens instanceof String)
                || !(confirmedAt instanceof Long)) {
            return null;
        }
        return new ProviderLogin(
                (String) issuer,
                (String) subject,
                sessionId instanceof String ? (String) sessionId : null,
                (String) tokens,
                (Long) confirmedAt);
    }

    /** Hides the values, which are secrets or personal data. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
