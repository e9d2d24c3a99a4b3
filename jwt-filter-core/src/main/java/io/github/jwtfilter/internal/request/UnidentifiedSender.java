package io.github.jwtfilter.internal.request;

import org.jspecify.annotations.Nullable;

/** A sender whose network is not known or does not matter. */
final class UnidentifiedSender implements TokenSender {
    private final boolean limited;
    private final String address;

    UnidentifiedSender(boolean limited, String address) {
        this.limited = limited;
        this.address = address;
    }

    @Override
    public boolean isLimited() {
        return limited;
    }

    @Override
    public @Nullable String network() {
        return null;
    }

    @Override
    public String address() {
        return address;
    }
}
