package io.github.jwtfilter.algorithm;

import io.github.jwtfilter.settings.Problems;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The algorithms that tokens of one issuer may use (RFC 8725 section 3.1). */
public final class AlgorithmAllowlist {
    private final Set<JwsAlgorithm> algorithms;

    private AlgorithmAllowlist(Set<JwsAlgorithm> algorithms) {
        Set<JwsAlgorithm> copy = EnumSet.noneOf(JwsAlgorithm.class);
        copy.addAll(algorithms);
        this.algorithms = Collections.unmodifiableSet(copy);
    }

    /**
     * Allows what the setting {@code algorithms} lists, and without it whatever fits the keys. Reports names that are no
     * algorithm, {@code none} above all, HS algorithms beside others, and algorithms that no key fits.
     *
     * @param names the values of the setting, if it is given
     * @param served the algorithms that the loaded keys fit; empty if there are none, which is reported elsewhere
     * @param problems where to report
     * @return the allowlist
     */
    public static AlgorithmAllowlist of(Optional<List<String>> names, Set<JwsAlgorithm> served, Problems problems) {
        return new AlgorithmAllowlist(names.isPresent() ? AllowlistReader.read(names.get(), served, problems) : served);
    }

    /**
     * Whether a token may use an algorithm.
     *
     * @param algorithm the algorithm of its header
     * @return true if it is listed
     */
    public boolean allows(JwsAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /**
     * All that are allowed.
     *
     * @return an unmodifiable set in the order of {@link JwsAlgorithm}
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    public String toString() {
        return algorithms.toString();
    }
}
