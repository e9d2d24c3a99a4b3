package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.IssuerCauses;
import io.github.jwtfilter.internal.session.SessionManager;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares {@code iss} with the issuers of the settings. */
final class IssuerDiagnosis {
    private static final String ENTRA_V1 = "sts.windows.net";
    private static final Pattern ENTRA =
            Pattern.compile("https://(sts\\.windows\\.net|login\\.microsoftonline\\.com)/([^/]+)/(?:v2\\.0)?");
    private static final String TENANT = "{tenantid}";
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/?#]+)([^?#]*).*");
    private static final Pattern REALM = Pattern.compile("(.*)/realms/([^/]+)/?");

    private IssuerDiagnosis() {}

    static Advice find(Evidence evidence) {
        String found = evidence.text("iss");
        if (found == null) {
            return Advice.of(IssuerCauses.MISSING);
        }
        if (evidence.settings.session().enabled() && found.startsWith(SessionManager.issuer(""))) {
            return Advice.of(IssuerCauses.SESSION);
        }
        for (TrustedIssuer issuer : evidence.settings.apiIssuers()) {
            for (String expected : issuer.issuer().issuers()) {
                Cause cause = compare(found, expected);
                if (cause != null) {
                    String line = isProposed(cause, evidence, issuer, found) ? line(issuer, expected, found) : null;
                    return Advice.of(cause, issuer, line).expecting(expected);
                }
            }
        }
        return evidence.token.signature() == null
                ? Advice.of(IssuerCauses.SIGNED, evidence.issuer, ListItem.of(found))
                : Advice.of(IssuerCauses.OTHER);
    }

    /** Returns the issuers of the settings with the one of the token in place of the one that it resembles. */
    private static String line(TrustedIssuer issuer, String expected, String found) {
        List<String> issuers = new ArrayList<>(issuer.issuer().issuers());
        Matcher entra = ENTRA.matcher(found);
        String written = expected.contains(TENANT) && entra.matches() ? found.replace(entra.group(2), TENANT) : found;
        issuers.replaceAll(each -> each.equals(expected) ? written : each);
        return ListItem.all(issuers);
    }

    /**
     * Returns whether the issuer of the token can replace that of the settings. Anyone can write a token with the address of an
     * own server, so that another host is proposed only with a valid signature. A preset fits one version of Entra ID only.
     */
    private static boolean isProposed(Cause cause, Evidence evidence, TrustedIssuer issuer, String found) {
        if (cause == IssuerCauses.ENTRA_V1 || cause == IssuerCauses.ENTRA_V2) {
            return !issuer.issuer().preset().isPresent();
        }
        if (isUnlikeProvider(found)) {
            return false;
        }
        Matcher address = ADDRESS.matcher(found);
        return cause != IssuerCauses.HOST
                || evidence.token.signature() == null
                || (address.matches() && isLocal(address));
    }

    private static @Nullable Cause compare(String found, String expected) {
        if (withoutScheme(found).equalsIgnoreCase(withoutScheme(expected))) {
            return spelling(found, expected);
        }
        if (expected.startsWith(withoutSlash(found) + "/.well-known")) {
            return IssuerCauses.METADATA;
        }
        Cause entra = entra(found, expected);
        return entra == null ? address(found, expected) : entra;
    }

    /** Returns the only difference, or that there are several. */
    private static Cause spelling(String found, String expected) {
        if (withoutSlash(found).equals(withoutSlash(expected))) {
            return isUnlikeProvider(found) ? IssuerCauses.SLASH_OF_TOKEN : IssuerCauses.SLASH;
        }
        if (found.equalsIgnoreCase(expected)) {
            return IssuerCauses.CASE;
        }
        return withoutScheme(found).equals(withoutScheme(expected)) && hasSlash(found) == hasSlash(expected)
                ? IssuerCauses.SCHEME
                : IssuerCauses.SPELLING;
    }

    /** Returns whether the slash at the end, or its lack, is not that of the provider: the settings do not accept such an issuer. */
    private static boolean isUnlikeProvider(String found) {
        return hasSlash(found) ? REALM.matcher(found).matches() : Provider.of(null, found) == Provider.AUTH0;
    }

    private static @Nullable Cause entra(String found, String expected) {
        Matcher here = ENTRA.matcher(found);
        Matcher there = ENTRA.matcher(expected);
        if (!here.matches() || !there.matches()) {
            return null;
        }
        boolean sameTenant =
                here.group(2).equalsIgnoreCase(there.group(2)) || there.group(2).equals(TENANT);
        if (!sameTenant || here.group(1).equals(there.group(1))) {
            return IssuerCauses.TENANT;
        }
        return here.group(1).equals(ENTRA_V1) ? IssuerCauses.ENTRA_V1 : IssuerCauses.ENTRA_V2;
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
            return realms && !realm.group(2).equals(other.group(2)) ? IssuerCauses.REALM : IssuerCauses.PATH;
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

    private static boolean hasSlash(String issuer) {
        return issuer.endsWith("/");
    }

    private static String withoutSlash(String issuer) {
        return hasSlash(issuer) ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    private static String withoutScheme(String issuer) {
        return withoutSlash(issuer).replaceFirst("(?i)^https?://", "");
    }
}
