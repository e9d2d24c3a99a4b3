package io.github.jwtfilter.servlet;

import io.github.jwtfilter.ExternalUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A user authenticated by the container, or by a preceding filter. */
final class ContainerUser implements ExternalUser {
    private final @Nullable String name;
    private final HttpServletRequest request;

    ContainerUser(@Nullable String name, HttpServletRequest request) {
        this.name = name;
        this.request = request;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    @Override
    public boolean isInRole(String role) {
        return request.isUserInRole(role);
    }
}
