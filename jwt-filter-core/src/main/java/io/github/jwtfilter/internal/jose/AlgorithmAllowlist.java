package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.settings.Report;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The algorithms that tokens of one issuer may use (RFC 8725 section 3.1). */
public final class AlgorithmAllowlist {
    private final @Nullable Set<JwsAlgorithm> listed;
    private final Supplier<Set<JwsAlgorithm>> served;

    private AlgorithmAllowlist(@Nullable Set<JwsAlgorithm> listed, Supplier<Set<JwsAlgorithm>> served) {
        this.listed = listed == null ? null : Collections.unmodifiableSet(listed);
        this.served = served;
    }

    /**
     * Creates an allowlist from the {@code algorithms} setting; without the setting, it allows the algorithms of the current
     * keys. Reports unknown names, especially {@code none}, a list that combines HS with other algorithms, and algorithms that
     * fit no key.
     *
     * @param names the values of the setting, if it is present
     * @param served supplies the algorithms of the current keys; empty if there are no keys, which is reported elsewhere
     * @param report receives the problems
     * @return the allowlist
     */
    public static AlgorithmAllowlist of(
            Optional<List<String>> names, Supplier<Set<JwsAlgorithm>> served, Report report) {
        return names.isPresent()
                ? new AlgorithmAllowlist(AllowlistReader.read(names.get(), served.get(), report), served)
                : new AlgorithmAllowlist(null, served);
    }

    /**
     * Returns whether a token may use an algorithm.
     *
     * @param algorithm the algorithm of the header
     * @return true if it is allowed
     */
    public boolean allows(JwsAlgorithm algorithm) {
        return algorithms().contains(algorithm);
    }

    /**
     * Returns all currently allowed algorithms.
     *
     * @return an unmodifiable set in the order of {@link JwsAlgorithm}
     */
    public Set<JwsAlgorithm> algorithms() {
        return listed == null ? served.get() : listed;
    }

    @Override
    public String toString() {
        return algorithms().toString();
    }
}
