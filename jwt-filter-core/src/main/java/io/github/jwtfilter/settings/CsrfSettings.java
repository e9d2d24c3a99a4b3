package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Settings of the CSRF protection: the origins that may cause state-changing requests in a browser. */
public final class CsrfSettings {
    /** The handling of a request without information about its origin. */
    public enum MissingOrigin {
        /** The request is rejected. */
        REFUSE,
        /** The request is accepted. */
        ALLOW
    }

    /** The key {@code csrf.trusted-origins}. */
    public static final SettingKey<Origins> TRUSTED_ORIGINS = SettingKey.of(
            "csrf.trusted-origins",
            Parsers.origins(),
            Tier.FREQUENT,
            "Other origins whose pages may send state-changing requests with the token cookie, for example"
                    + " `https://shop.example.com, https://localhost:3000`. Pages of the application's own origin"
                    + " are always allowed. A request with its token in a header of `csrf.exempt-headers` is not"
                    + " checked.");

    static final SettingKey<MissingOrigin> MISSING_ORIGIN = SettingKey.of(
                    "csrf.missing-origin",
                    Parsers.oneOf(MissingOrigin.class),
                    Tier.RARE,
                    "How a state-changing request with the token cookie but without an indication of its origin"
                            + " (`Origin`, `Sec-Fetch-Site` or `Referer`) is handled: `refuse` or `allow`. Programs"
                            + " that send the cookie without these headers need `allow`, and so do very old"
                            + " browsers; in those browsers, other sites can then send requests in the user's name.")
            .or("refuse");

    /** The key {@code csrf.exempt-headers}. */
    public static final SettingKey<List<String>> EXEMPT_HEADERS = SettingKey.of(
                    "csrf.exempt-headers",
                    Parsers.headerNamesOrNone(),
                    Tier.RARE,
                    "The token headers (`token.header`) that clients set themselves, so that a token in them proves"
                            + " that no other site caused the request. If a gateway sets a header from the browser's"
                            + " cookie, requests caused by other sites have it as well: do not list such a header,"
                            + " and write `none` if it is `Authorization` ([Tokens from"
                            + " gateways](tokens-from-gateways.md)).")
            .or("Authorization");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(TRUSTED_ORIGINS, MISSING_ORIGIN, EXEMPT_HEADERS));

    private final Origins trustedOrigins;
    private final MissingOrigin missingOrigin;
    private final List<String> exemptHeaders;

    CsrfSettings(Values values) {
        trustedOrigins = values.find(TRUSTED_ORIGINS).orElse(Origins.none());
        missingOrigin = values.get(MISSING_ORIGIN);
        exemptHeaders = values.get(EXEMPT_HEADERS);
    }

    /**
     * Returns the origins that are trusted like the origin of the application.
     *
     * @return listed origins, possibly none
     */
    public Origins trustedOrigins() {
        return trustedOrigins;
    }

    /**
     * Returns the handling of a request without information about its origin.
     *
     * @return {@code REFUSE} by default
     */
    public MissingOrigin missingOrigin() {
        return missingOrigin;
    }

    /**
     * Returns whether a token in a header proves that no other site caused the request.
     *
     * @param header the header name, case-insensitive
     * @return true if {@code csrf.exempt-headers} lists it
     */
    public boolean exempts(String header) {
        for (String exempt : exemptHeaders) {
            if (exempt.equalsIgnoreCase(header)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the listed headers, possibly none.
     *
     * @return header names
     */
    public List<String> exemptHeaders() {
        return exemptHeaders;
    }
}
