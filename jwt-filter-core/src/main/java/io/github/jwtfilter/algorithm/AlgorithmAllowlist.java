package io.github.jwtfilter.algorithm;

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
     * Allows what the setting {@code algorithms} lists, and without it whatever fits the keys, also as these change. Reports
     * names that are no algorithm, {@code none} above all, HS algorithms beside others, and algorithms that no key fits.
     *
     * @param names the values of the setting, if it is given
     * @param served the algorithms that the keys fit at the time; empty if there are none, which is reported elsewhere
     * @param report where to report
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
     * Whether a token may use an algorithm.
     *
     * @param algorithm the algorithm of its header
     * @return true if it is listed
     */
    public boolean allows(JwsAlgorithm algorithm) {
        return algorithms.get().contains(algorithm);
    }

    /**
     * All that are allowed now.
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
