package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import org.jspecify.annotations.Nullable;

/** The choices of a plan that the application does not determine. Immutable. */
public final class PlanOptions {
    private final @Nullable ProviderTemplate provider;
    private final @Nullable ServletNamespace namespace;
    private final boolean keepConstraints;

    /**
     * Creates the choices.
     *
     * @param provider the identity provider; null for one without a preset
     * @param namespace the namespace of the Servlet API; null for that of the application
     * @param keepConstraints whether the constraints of the container remain
     */
    public PlanOptions(
            @Nullable ProviderTemplate provider, @Nullable ServletNamespace namespace, boolean keepConstraints) {
        this.provider = provider;
        this.namespace = namespace;
        this.keepConstraints = keepConstraints;
    }

    @Nullable
    ProviderTemplate provider() {
        return provider;
    }

    @Nullable
    ServletNamespace namespace() {
        return namespace;
    }

    boolean keepConstraints() {
        return keepConstraints;
    }
}
