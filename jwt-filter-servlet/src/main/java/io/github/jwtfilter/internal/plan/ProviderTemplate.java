package io.github.jwtfilter.internal.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first lines of a settings file for each preset, with placeholders in angle brackets; docs/identity-providers.md explains them. */
public enum ProviderTemplate {
    /** Keycloak. */
    KEYCLOAK("issuer = https://<host>/realms/<realm>", "audience = <client-id-of-this-application>"),
    /** Entra ID, tokens of version 2. */
    ENTRA(
            "issuer = https://login.microsoftonline.com/<tenant-id>/v2.0",
            "audience = <application-id>",
            "claims.required = azp"),
    /** Entra ID, tokens of version 1. */
    ENTRA_V1(
            "issuer = https://sts.windows.net/<tenant-id>/",
            "audience = api://<application-id>",
            "claims.required = appid"),
    /** Auth0. */
    AUTH0("issuer = https://<tenant>.auth0.com/", "audience = <identifier-of-the-api>"),
    /** Okta. */
    OKTA(
            "issuer = https://<organization>.okta.com/oauth2/default",
            "audience = <audience-of-the-authorization-server>"),
    /** Amazon Cognito. */
    COGNITO("issuer = https://cognito-idp.<region>.amazonaws.com/<user-pool-id>", "audience = <id-of-the-app-client>"),
    /** Google. */
    GOOGLE("audience = <client-id>.apps.googleusercontent.com", "claims.match.hd = <domain-of-the-users>"),
    /** AD FS. */
    ADFS(
            "issuer = http://<host>/adfs/services/trust",
            "audience = <identifier-of-this-application>",
            "keys.discovery-uri = https://<host>/adfs/.well-known/openid-configuration"),
    /** GitHub Actions. */
    GITHUB_ACTIONS("audience = <audience-of-this-application>", "claims.match.repository_owner = <owner>"),
    /** Kubernetes service accounts. */
    KUBERNETES("audience = <audience-of-this-application>");

    private static final List<String> WITHOUT_PRESET = Collections.unmodifiableList(
            Arrays.asList("issuer = https://<issuer>", "audience = <audience-of-this-application>"));

    private final String lines;

    ProviderTemplate(String... lines) {
        this.lines = String.join("\n", lines);
    }

    /**
     * Returns the template of a preset.
     *
     * @param preset the name as in {@code preset = name}
     * @return the template, or null if there is no such preset
     */
    public static @Nullable ProviderTemplate of(String preset) {
        return Stream.of(values())
                .filter(each -> each.preset().equals(preset))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the names of all presets.
     *
     * @return names, separated by commas
     */
    public static String presets() {
        return Stream.of(values()).map(ProviderTemplate::preset).collect(Collectors.joining(", "));
    }

    private String preset() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the lines of a provider, or those without a preset. */
    static List<String> lines(@Nullable ProviderTemplate template) {
        if (template == null) {
            return WITHOUT_PRESET;
        }
        return Stream.concat(Stream.of("preset = " + template.preset()), Stream.of(template.lines.split("\n")))
                .collect(Collectors.toList());
    }
}
