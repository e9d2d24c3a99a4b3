package io.github.jwtfilter.settings;

import io.github.jwtfilter.request.Origins;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Whose pages may make a browser send requests that change something. */
public final class CsrfSettings {
    /** What becomes of a request of which the browser does not say where it comes from. */
    public enum MissingOrigin {
        /** It is refused. */
        REFUSE,
        /** It passes. */
        ALLOW
    }

    static final SettingKey<Origins> TRUSTED_ORIGINS = SettingKey.of(
            "csrf.trusted-origins",
            Parsers.origins(),
            Tier.FREQUENT,
            "Other origins whose pages may send requests that change something with the token cookie, for example"
                    + " `https://shop.example.com, https://localhost:3000`. The application's own pages always may. A"
                    + " request that carries its token in a header of `csrf.exempt-headers` is not checked.");
    static final SettingKey<MissingOrigin> MISSING_ORIGIN = SettingKey.of(
                    "csrf.missing-origin",
                    Parsers.oneOf(MissingOrigin.class),
                    Tier.RARE,
                    "What becomes of a request that would change something by the token cookie and says nothing of where"
                            + " it comes from (neither `Origin` nor `Sec-Fetch-Site` nor `Referer`): `refuse` or"
                            + " `allow`. Programs that send the cookie without such headers need `allow`, and so do very"
                            + " old browsers; with those, another site can then pose as the user.")
            .or("refuse");

    static final SettingKey<List<String>> EXEMPT_HEADERS = SettingKey.of(
                    "csrf.exempt-headers",
                    Parsers.headerNamesOrNone(),
                    Tier.RARE,
                    "The token headers (`token.header`) that clients set themselves, so that a token in them proves that no other"
                            + " site has caused the request. A gateway that fills a header from the browser's cookie sends it for"
                            + " requests of other sites as well: do not list such a header, and write `none` if it is `Authorization`"
                            + " ([Tokens from gateways](tokens-from-gateways.md)).")
            .or("Authorization");

    static final List<SettingKey<?>> KEYS =
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
     * The origins that are trusted as the application's own.
     *
     * @return listed origins, possibly none
     */
    public Origins trustedOrigins() {
        return trustedOrigins;
    }

    /**
     * What becomes of a request that says nothing of where it comes from.
     *
     * @return refuse unless set otherwise
     */
    public MissingOrigin missingOrigin() {
        return missingOrigin;
    }

    /**
     * Whether a token in a header proves that no other site has caused the request.
     *
     * @param header the name of the header, in any case
     * @return true if {@code csrf.exempt-headers} lists it
     */
    public boolean exempts(String header) {
        return exemptHeaders.stream().anyMatch(header::equalsIgnoreCase);
    }

    /** The headers that are listed, possibly none. */
    List<String> exemptHeaders() {
        return exemptHeaders;
    }
}
