package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.settings.Report;

/** Parses the JWK Sets that issuers publish. */
public final class JwkSets {
    private JwkSets() {}

    /**
     * Parses a JWK Set (RFC 7517 section 5). Members that cannot be used are reported as findings and skipped.
     *
     * @param content the set; the caller limits its size
     * @param report receives the problems; their texts quote only key IDs and short names, escaped
     * @param setting the settings key that the problems refer to
     * @return the keys; empty if no key is usable, which was reported as an error
     */
    public static KeySet parse(byte[] content, Report report, String setting) {
        return new JwkSetParser(new KeyReport(report, setting)).parse(content);
    }
}
