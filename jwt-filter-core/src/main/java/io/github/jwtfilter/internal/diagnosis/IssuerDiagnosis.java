package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.IssuerCauses;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares {@code iss} with the issuers of the settings. */
final class IssuerDiagnosis {
    private static final String ENTRA_V1 = "//sts.windows.net/";
    private static final String ENTRA_V2 = "//login.microsoftonline.com/";
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/?#]+)([^?#]*).*");
    private static final Pattern REALM = Pattern.compile("(.*)/realms/([^/]+)/?");

    private IssuerDiagnosis() {}

    static Advice find(Evidence evidence) {
        String found = evidence.text("iss");
        if (found == null) {
            return Advice.of(IssuerCauses.MISSING);
        }
        for (TrustedIssuer issuer : evidence.settings.issuers()) {
            for (String expected : issuer.issuer().issuers()) {
                Cause cause = compare(found, expected);
                if (cause != null) {
                    return Advice.of(cause, issuer, ListItem.of(found)).expecting(expected);
                }
            }
        }
        return evidence.token.signature() == null
                ? Advice.of(IssuerCauses.SIGNED, evidence.issuer, ListItem.of(found))
                : Advice.of(IssuerCauses.OTHER);
    }

    private static @Nullable Cause compare(String found, String expected) {
        if (withoutSlash(found).equals(withoutSlash(expected))) {
            return IssuerCauses.SLASH;
        }
        if (withoutSlash(found).equalsIgnoreCase(withoutSlash(expected))) {
            return IssuerCauses.CASE;
        }
        if (withoutScheme(found).equalsIgnoreCase(withoutScheme(expected))) {
            return IssuerCauses.SCHEME;
        }
        if (expected.contains("/.well-known") && expected.startsWith(withoutSlash(found))) {
            return IssuerCauses.METADATA;
        }
        Cause entra = entra(found, expected);
        return entra == null ? address(found, expected) : entra;
    }

    private static @Nullable Cause entra(String found, String expected) {
        if (found.contains(ENTRA_V1) && expected.contains(ENTRA_V2)) {
            return IssuerCauses.ENTRA_V1;
        }
        if (found.contains(ENTRA_V2) && expected.contains(ENTRA_V1)) {
            return IssuerCauses.ENTRA_V2;
        }
        boolean same = (found.contains(ENTRA_V1) && expected.contains(ENTRA_V1))
                || (found.contains(ENTRA_V2) && expected.contains(ENTRA_V2));
        return same ? IssuerCauses.TENANT : null;
    }

    private static @Nullable Cause address(String found, String expected) {
        Matcher here = ADDRESS.matcher(found);
        Matcher there = ADDRESS.matcher(expected);
        if (!here.matches() || !there.matches()) {
            return null;
        }
        Matcher realm = REALM.matcher(here.group(2));
        Matcher other = REALM.matcher(there.group(2));
        boolean realms = realm.matches() && other.matches();
        if (here.group(1).equalsIgnoreCase(there.group(1))) {
            return realms && !realm.group(2).equals(other.group(2)) ? IssuerCauses.REALM : null;
        }
        String path = withoutSlash(here.group(2));
        return path.equals(withoutSlash(there.group(2))) && (!path.isEmpty() || isLocal(here) || isLocal(there))
                ? IssuerCauses.HOST
                : null;
    }

    private static boolean isLocal(Matcher address) {
        String host = address.group(1).toLowerCase(Locale.ROOT);
        return host.startsWith("localhost") || host.startsWith("127.") || !host.contains(".");
    }

    private static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    private static String withoutScheme(String issuer) {
        return withoutSlash(issuer).replaceFirst("(?i)^https?://", "");
    }
}
