package io.github.jwtfilter.internal.signing;

/** There is no key with which a token can be signed: none is valid, or all of them are revoked. */
public final class NoSigningKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoSigningKeyException(String message) {
        super(message);
    }
}
