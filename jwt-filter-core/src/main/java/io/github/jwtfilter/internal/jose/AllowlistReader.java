package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.Report;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code algorithms} setting. */
final class AllowlistReader {
    private static final String KEY = "algorithms";
    private static final String NAMES = Arrays.toString(JwsAlgorithm.values());

    private final Report problems;
    private final Set<JwsAlgorithm> listed = EnumSet.noneOf(JwsAlgorithm.class);

    private AllowlistReader(Report problems) {
        this.problems = problems;
    }

    /** Returns the algorithms with valid names and reports all other names. Reports no mismatch if the keys could not be loaded. */
    static Set<JwsAlgorithm> read(List<String> names, Set<JwsAlgorithm> served, Report problems) {
        AllowlistReader reader = new AllowlistReader(problems);
        for (String name : names) {
            reader.add(name);
        }
        if (names.isEmpty()) {
            problems.error(KEY, "the list is empty", "remove the line to allow every algorithm that fits the keys");
        }
        reader.checkFamilies();
        if (!served.isEmpty()) {
            reader.checkServed(served);
        }
        return reader.listed;
    }

    private void add(String name) {
        JwsAlgorithm algorithm = JwsAlgorithm.ofHeaderName(name);
        if (algorithm != null) {
            listed.add(algorithm);
        } else if (JwsAlgorithm.isNone(name)) {
            problems.error(KEY, "none would accept unsigned tokens", "remove it; it is never accepted");
        } else {
            problems.error(
                    KEY,
                    LogText.quoted(problems.displayText(KEY, name)) + " is not a supported algorithm",
                    remedy(name));
        }
    }

    private static String remedy(String name) {
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            if (algorithm.headerName().equalsIgnoreCase(name)) {
                return "write " + algorithm + "; names are case-sensitive";
            }
        }
        return "use one or more of " + NAMES;
    }

    /** Reports a list with both families, which would allow the use of a public key as a secret (RFC 8725 section 2.1). */
    private void checkFamilies() {
        boolean secret = false;
        boolean publicKey = false;
        for (JwsAlgorithm algorithm : listed) {
            secret |= algorithm.symmetric();
            publicKey |= !algorithm.symmetric();
        }
        if (secret && publicKey) {
            problems.error(
                    KEY,
                    "HS algorithms cannot be combined with those of public keys",
                    "list HS algorithms with keys.secret only, and the others with public keys only");
        }
    }

    private void checkServed(Set<JwsAlgorithm> served) {
        Set<JwsAlgorithm> unserved = EnumSet.noneOf(JwsAlgorithm.class);
        unserved.addAll(listed);
        unserved.removeAll(served);
        if (unserved.isEmpty()) {
            return;
        }
        String message = "no key fits " + unserved + "; the keys fit " + served;
        if (unserved.equals(listed)) {
            problems.error(KEY, message, remedy(unserved));
        } else {
            problems.finding(KEY, message, remedy(unserved));
        }
    }

    private static String remedy(Set<JwsAlgorithm> unserved) {
        for (JwsAlgorithm algorithm : unserved) {
            if (!algorithm.symmetric() && !Providers.has(algorithm)) {
                return "this Java runtime does not support " + algorithm + ": " + Providers.REMEDY;
            }
        }
        return "list algorithms that fit the keys, or remove the line";
    }
}
