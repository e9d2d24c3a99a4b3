package io.github.jwtfilter.key;

import io.github.jwtfilter.settings.Report;

/** Reads the JWK Sets that issuers publish. */
public final class JwkSets {
    private JwkSets() {}

    /**
     * Reads a JWK Set (RFC 7517 section 5). Members that cannot be used are reported as findings and left out.
     *
     * @param content the set; the caller bounds its size
     * @param report where problems are told; their texts quote nothing but key IDs and short names, escaped
     * @param setting the key of the settings that they are told about
     * @return the keys; empty if none can be used, which was reported as an error
     */
    public static KeySet parse(byte[] content, Report report, String setting) {
        return new JwkSetParser(new KeyReport(report, setting)).parse(content);
    }
}
