package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.TokenLabel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The credentials of a rejected request, which distinguish the requests of users from those of arbitrary clients. */
public enum Credentials {
    /** A token with a valid signature, which is rejected for another reason, or for the access rules. */
    VERIFIED_TOKEN("with a token whose signature is valid"),
    /** No valid token, but a user whom the server or another filter has authenticated. */
    SIGNED_IN("of users whom the server has authenticated, without a valid token"),
    /** A token without a valid signature, which any client can write. */
    INVALID_TOKEN("with an invalid token"),
    /** No token. */
    NO_TOKEN("without a token"),
    /** The request is rejected before its token is checked. */
    NOT_CHECKED("rejected before a token is checked");

    private final String text;
    private final String code;

    Credentials(String text) {
        this.text = text;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Credentials of(RequestView request, Rejection rejection) {
        TokenLabel token = rejection.token();
        if (token != null && token.isVerified()) {
            return VERIFIED_TOKEN;
        }
        if (request.user() != null) {
            return SIGNED_IN;
        }
        if (token != null) {
            return INVALID_TOKEN;
        }
        return rejection.reason() == RejectionReason.NO_TOKEN ? NO_TOKEN : NOT_CHECKED;
    }

    /** Returns the constant with a code, or null if there is none. */
    static @Nullable Credentials ofCode(@Nullable String code) {
        for (Credentials each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        return null;
    }

    /**
     * Returns whether the request is one of a known user.
     *
     * @return true if no anonymous client can cause it
     */
    public boolean isOfUser() {
        return this == VERIFIED_TOKEN || this == SIGNED_IN;
    }

    /**
     * Returns the name in reports.
     *
     * @return lower-case words joined by hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Returns a description.
     *
     * @return words that complete "requests"
     */
    public String text() {
        return text;
    }
}
