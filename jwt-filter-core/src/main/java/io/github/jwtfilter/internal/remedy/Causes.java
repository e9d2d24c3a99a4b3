package io.github.jwtfilter.internal.remedy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All causes, and those that a failed fetch of keys has. */
public final class Causes {
    private static final List<Cause> ALL = list();
    private static final Object[][] FETCH_FAILURES = {
        {"host name, or that of the proxy, is unknown", FetchCauses.HOST},
        {"connection refused", FetchCauses.CONNECTION_REFUSED},
        {"timed out|in time", FetchCauses.TIMEOUT},
        {"no trusted certificate authority", FetchCauses.UNKNOWN_CA},
        {"not valid for this host", FetchCauses.CERTIFICATE_HOST},
        {"not valid at this time", FetchCauses.CERTIFICATE_DATE},
        {"\\bTLS\\b", FetchCauses.TLS},
        {"\\b404\\b", FetchCauses.NOT_FOUND},
        {"\\b(?:401|403|407)\\b", FetchCauses.FORBIDDEN},
        {"redirects", FetchCauses.REDIRECT},
        {"of an issuer that the settings do not list", FetchCauses.OTHER_ISSUER},
        {"no metadata|without a jwks_uri|no JWK Set|an HTTP response", FetchCauses.NOT_JSON},
        {"responded with \\d{3}", FetchCauses.SERVER_ERROR},
    };

    private Causes() {}

    private static List<Cause> list() {
        List<Cause> all = new ArrayList<>();
        all.addAll(RequestCauses.all());
        all.addAll(KindCauses.all());
        all.addAll(IssuerCauses.all());
        all.addAll(FetchCauses.all());
        all.addAll(KeyCauses.all());
        all.addAll(TimeCauses.all());
        all.addAll(AudienceCauses.all());
        all.addAll(ClaimCauses.all());
        return Collections.unmodifiableList(all);
    }

    /**
     * Returns all causes.
     *
     * @return the causes in the order of the steps of the verification
     */
    public static List<Cause> all() {
        return ALL;
    }

    /**
     * Returns the cause of keys that could not be fetched.
     *
     * @param failure the text of the failure, as the state of the keys has it; null if it is unknown
     * @return the cause
     */
    public static Cause ofFetchFailure(@Nullable String failure) {
        for (Object[] row : FETCH_FAILURES) {
            if (failure != null
                    && Pattern.compile((String) row[0]).matcher(failure).find()) {
                return (Cause) row[1];
            }
        }
        return FetchCauses.OTHER;
    }
}
