package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.settings.Report;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The algorithms that tokens of one issuer may use (RFC 8725 section 3.1). */
public final class AlgorithmAllowlist {
    private final Supplier<Set<JwsAlgorithm>> algorithms;

    private AlgorithmAllowlist(Supplier<Set<JwsAlgorithm>> algorithms) {
        this.algorithms = algorithms;
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
        if (!names.isPresent()) {
            return new AlgorithmAllowlist(served);
        }
        Set<JwsAlgorithm> listed = EnumSet.noneOf(JwsAlgorithm.class);
        listed.addAll(AllowlistReader.read(names.get(), served.get(), report));
        Set<JwsAlgorithm> fixed = Collections.unmodifiableSet(listed);
        return new AlgorithmAllowlist(() -> fixed);
    }

    /**
     * Returns whether a token may use an algorithm.
     *
     * @param algorithm the algorithm of the header
     * @return true if it is allowed
     */
    public boolean allows(JwsAlgorithm algorithm) {
        return algorithms.get().contains(algorithm);
    }

    /**
     * Returns all currently allowed algorithms.
     *
     * @return an unmodifiable set in the order of {@link JwsAlgorithm}
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms.get();
    }

    @Override
    public String toString() {
        return algorithms.get().toString();
    }
}
