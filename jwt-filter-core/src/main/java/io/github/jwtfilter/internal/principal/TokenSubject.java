package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The user of a token: the issuer and the subject, or the principal's name if the subject is missing or blank. */
final class TokenSubject {
    private final @Nullable String issuer;
    private final @Nullable String subject;
    private final @Nullable String name;
    private final TokenLabel label;

    TokenSubject(@Nullable String issuer, @Nullable String subject, String name, TokenLabel label) {
        this.label = label;
        this.issuer = issuer;
        this.subject = subject == null || subject.trim().isEmpty() ? null : subject;
        this.name = this.subject == null ? name : null;
    }

    static TokenSubject of(TokenPrincipal principal) {
        VerifiedJwt token = principal.token();
        return new TokenSubject(token.issuer(), token.subject(), principal.getName(), token.label());
    }

    /** Returns the label of the token in logs; not part of {@code equals}. */
    TokenLabel label() {
        return label;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof TokenSubject)) {
            return false;
        }
        TokenSubject that = (TokenSubject) other;
        return Objects.equals(issuer, that.issuer)
                && Objects.equals(subject, that.subject)
                && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(issuer, subject, name);
    }
}
