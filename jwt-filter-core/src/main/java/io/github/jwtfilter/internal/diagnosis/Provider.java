package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import org.jspecify.annotations.Nullable;

/** The kind of the identity provider, by the preset of the settings or the form of {@code iss}. */
enum Provider {
    KEYCLOAK,
    ENTRA,
    AUTH0,
    OKTA,
    COGNITO,
    OTHER;

    static Provider of(@Nullable TrustedIssuer issuer, @Nullable String iss) {
        String word =
                issuer == null ? "" : issuer.issuer().preset().map(Preset::word).orElse("");
        Provider byPreset = ofPreset(word);
        if (byPreset != OTHER || iss == null) {
            return byPreset;
        }
        if (iss.contains("/realms/")) {
            return KEYCLOAK;
        }
        if (iss.contains("//login.microsoftonline.com/") || iss.contains("//sts.windows.net/")) {
            return ENTRA;
        }
        if (iss.contains(".auth0.com")) {
            return AUTH0;
        }
        if (iss.contains(".okta.com") || iss.contains(".oktapreview.com")) {
            return OKTA;
        }
        return iss.contains("//cognito-idp.") ? COGNITO : OTHER;
    }

    private static Provider ofPreset(String word) {
        for (Provider provider : values()) {
            if (word.startsWith(provider.name().toLowerCase(java.util.Locale.ROOT))) {
                return provider;
            }
        }
        return OTHER;
    }
}
