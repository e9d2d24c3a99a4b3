package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.remedy.AudienceCauses;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the audience of a token with those of the settings. */
final class AudienceDiagnosis {
    /** Audiences that tokens for other applications also have: they are never proposed. */
    private static final Set<String> SHARED = new HashSet<>(Arrays.asList(
            "account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console"));

    private static final String APPLICATION_URI = "api://";

    private AudienceDiagnosis() {}

    static @Nullable Advice find(Evidence evidence) {
        TrustedIssuer issuer = evidence.issuer;
        if (issuer == null) {
            return null;
        }
        List<String> expected = issuer.issuer().audiences();
        List<String> found = strings(evidence.claim(issuer.issuer().audienceClaim()));
        Advice spelled = spelled(issuer, found, expected);
        if (spelled != null) {
            return spelled;
        }
        Provider provider = Provider.of(issuer, evidence.text("iss"));
        if (provider == Provider.COGNITO && found.isEmpty() && evidence.text("client_id") != null) {
            return Advice.of(AudienceCauses.COGNITO, issuer, "client_id");
        }
        Cause cause = cause(provider, found.isEmpty());
        String line = found.stream()
                .filter(audience -> !SHARED.contains(audience) && !audience.endsWith("/userinfo"))
                .findFirst()
                .map(audience -> {
                    List<String> more = new ArrayList<>(expected);
                    more.add(audience);
                    return ListItem.all(more);
                })
                .orElse(null);
        return Advice.of(cause, issuer, line).expecting(String.join(" or ", expected));
    }

    private static Cause cause(Provider provider, boolean missing) {
        switch (provider) {
            case KEYCLOAK:
                return AudienceCauses.KEYCLOAK;
            case ENTRA:
                return AudienceCauses.ENTRA;
            case AUTH0:
                return AudienceCauses.AUTH0;
            case OKTA:
                return AudienceCauses.OKTA;
            default:
                return missing ? AudienceCauses.MISSING : AudienceCauses.OTHER;
        }
    }

    private static @Nullable Advice spelled(
            TrustedIssuer issuer, Collection<String> found, Collection<String> expected) {
        for (String here : found) {
            for (String there : expected) {
                Cause cause = null;
                if (here.equals(APPLICATION_URI + there) || there.equals(APPLICATION_URI + here)) {
                    cause = AudienceCauses.URI;
                } else if (Spelling.isSame(here, there)) {
                    cause = AudienceCauses.SIMILAR;
                }
                if (cause != null) {
                    return Advice.of(cause, issuer, replaced(expected, there, here))
                            .expecting(there);
                }
            }
        }
        return null;
    }

    private static String replaced(Collection<String> audiences, String old, String added) {
        List<String> changed = new ArrayList<>(audiences);
        changed.replaceAll(each -> each.equals(old) ? added : each);
        return ListItem.all(changed);
    }

    private static List<String> strings(@Nullable Object value) {
        List<String> strings = new ArrayList<>();
        if (value instanceof String) {
            strings.add((String) value);
        } else if (value instanceof Collection) {
            for (Object item : (Collection<?>) value) {
                if (item instanceof String) {
                    strings.add((String) item);
                }
            }
        }
        return strings;
    }
}
