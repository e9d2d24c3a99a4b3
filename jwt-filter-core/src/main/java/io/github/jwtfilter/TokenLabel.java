package io.github.jwtfilter;

import io.github.jwtfilter.internal.digest.Hex;
import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.internal.logging.EventText;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The label of a token in logs, which does not disclose the token: an unverified one by a short digest, a verified one
 * by its issuer, subject and token ID, or each of several verified ones. The text is computed only on demand.
 */
public final class TokenLabel {
    private static final int DIGEST_BYTES = 6;

    private final @Nullable String unverified;
    private final @Nullable String issuer;
    private final @Nullable String subject;
    private final @Nullable String tokenId;
    private final List<TokenLabel> several;

    private TokenLabel(
            @Nullable String unverified, @Nullable String issuer, @Nullable String subject, @Nullable String tokenId) {
        this.several = Collections.emptyList();
        this.unverified = unverified;
        this.issuer = issuer;
        this.subject = subject;
        this.tokenId = tokenId;
    }

    private TokenLabel(List<TokenLabel> several) {
        this.unverified = null;
        this.issuer = null;
        this.subject = null;
        this.tokenId = null;
        this.several = several;
    }

    /**
     * Labels several tokens that are rejected together.
     *
     * @param labels the label of each
     * @return a label that shows them all
     */
    public static TokenLabel ofAll(Collection<TokenLabel> labels) {
        return new TokenLabel(Collections.unmodifiableList(new ArrayList<>(labels)));
    }

    /**
     * Labels an unverified token, none of whose content is trusted.
     *
     * @param token the token as it was sent
     * @return a label that shows the first 48 bits of its SHA-256 digest
     */
    public static TokenLabel ofUnverified(String token) {
        return new TokenLabel(token, null, null, null);
    }

    /**
     * Labels a token whose signature is verified.
     *
     * @param issuer its {@code iss}, if it has one
     * @param subject its {@code sub}, if it has one
     * @param tokenId its {@code jti}, if it has one
     * @return a label that shows them, escaped
     */
    public static TokenLabel ofVerified(@Nullable String issuer, @Nullable String subject, @Nullable String tokenId) {
        return new TokenLabel(null, issuer, subject, tokenId);
    }

    /**
     * Returns whether the signature of the token, or that of each token, is verified.
     *
     * @return false if the label shows a digest
     */
    public boolean isVerified() {
        return unverified == null && several.stream().allMatch(TokenLabel::isVerified);
    }

    /**
     * Returns the issuer of a verified token.
     *
     * @return {@code iss}; null if the token has none or is not verified, and for several tokens
     */
    public @Nullable String issuer() {
        return issuer;
    }

    /**
     * Returns the subject of a verified token.
     *
     * @return {@code sub}; null if the token has none or is not verified, and for several tokens
     */
    public @Nullable String subject() {
        return subject;
    }

    /**
     * Returns the ID of a verified token.
     *
     * @return {@code jti}; null if the token has none or is not verified, and for several tokens
     */
    public @Nullable String tokenId() {
        return tokenId;
    }

    /** Returns a label for an event, with bounded texts: the queues of events keep it. */
    TokenLabel bounded() {
        return several.isEmpty()
                ? ofVerified(EventText.ofNullable(issuer), EventText.ofNullable(subject), EventText.ofNullable(tokenId))
                : ofAll(several.stream().map(TokenLabel::bounded).collect(Collectors.toList()));
    }

    /** Adds the claims of a verified token, or the texts of several. */
    void addTo(Map<String, Object> fields) {
        if (!several.isEmpty()) {
            fields.put("tokens", several.stream().map(TokenLabel::toString).collect(Collectors.toList()));
        }
        GuardEvent.put(fields, "iss", issuer);
        GuardEvent.put(fields, "sub", subject);
        GuardEvent.put(fields, "jti", tokenId);
    }

    @Override
    public String toString() {
        if (unverified != null) {
            return "sha256:" + digest(unverified);
        }
        if (!several.isEmpty()) {
            return several.stream().map(TokenLabel::toString).collect(Collectors.joining(", and "));
        }
        return "iss=" + LogText.of(issuer) + " sub=" + LogText.of(subject) + " jti=" + LogText.of(tokenId);
    }

    private static String digest(String token) {
        return Hex.of(Arrays.copyOf(Sha256.of(token), DIGEST_BYTES));
    }
}
