package io.github.jwtfilter.benchmarks.profile;

import java.util.List;
import java.util.Optional;

/** What is done with a token, as the packages divide it. What the Java runtime does for one of them counts as its own. */
public enum Step {
    /** The signature, with finding the bytes that it covers. */
    SIGNATURE("signature", "algorithm"),
    /** Shape, base64url, and the header that is remembered. */
    TEXT("base64url, remembered header", "token"),
    /** The payload as JSON. */
    JSON("JSON", "json"),
    /** The key that the header names. */
    KEY("key", "key"),
    /** Claims, and what calls all the others. */
    CLAIMS("claims, cache", "verify"),
    /** SHA-256 of a token that may be remembered. */
    DIGEST("digest of the token", "digest"),
    /** Principal and roles. */
    IDENTITY("principal, roles", "identity"),
    /** Everything else. */
    OTHER("the rest", "");

    private static final String OURS = "io.github.jwtfilter.";

    private final String label;
    private final String inPackage;

    Step(String label, String inPackage) {
        this.label = label;
        this.inPackage = inPackage;
    }

    /**
     * What the tables call it.
     *
     * @return some words
     */
    public String label() {
        return label;
    }

    /** The step of the innermost class that is ours; empty if there is none. */
    static Optional<Step> of(List<String> classes) {
        return classes.stream()
                .filter(name -> name.startsWith(OURS) && !name.startsWith(OURS + "benchmarks."))
                .findFirst()
                .map(Step::ofOurs);
    }

    private static Step ofOurs(String name) {
        for (Step step : values()) {
            if (!step.inPackage.isEmpty() && name.startsWith(OURS + step.inPackage + ".")) {
                return step;
            }
        }
        return OTHER;
    }
}
