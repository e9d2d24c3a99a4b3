package io.github.jwtfilter.internal.request;

import org.jspecify.annotations.Nullable;

/** The sender of a token, for the limits of signature checks. */
public interface TokenSender {
    /** A remote sender whose address is not known, such as that of a message. */
    TokenSender UNKNOWN = new UnidentifiedSender(true, "unknown");

    /** The program itself, the identity provider in its response to the program, or a user at a login: no limit applies. */
    TokenSender TRUSTED = new UnidentifiedSender(false, "local");

    /**
     * Returns whether the signature checks of its tokens are limited.
     *
     * @return false for tokens that no remote client controls
     */
    boolean isLimited();

    /**
     * Returns the network that is responsible for a token.
     *
     * @return an IPv4 address, or an IPv6 prefix of 64 bits, such as {@code 2001:db8::/64}; null if it is not known, or if
     *     unrelated clients share the address, as those behind a proxy do
     */
    @Nullable
    String network();

    /**
     * Returns the address for the log.
     *
     * @return an IP address, or {@code unknown}
     */
    String address();
}
