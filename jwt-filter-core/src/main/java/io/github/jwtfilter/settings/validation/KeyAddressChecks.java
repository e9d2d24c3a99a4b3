package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that the addresses of keys and metadata are not confused with each other or with other addresses. */
final class KeyAddressChecks {
    private static final Pattern METADATA =
            Pattern.compile(".*/(?i:\\.well-known)/(?i:openid-configuration|oauth-authorization-server)(?:[/?].*)?");
    private static final Pattern JWK_SET = Pattern.compile(".*/(?:jwks|jwks\\.json|certs|keys)");
    private static final Pattern KEYCLOAK_ENDPOINT =
            Pattern.compile("^(.*/realms/[^/]+)(?:/|/protocol/openid-connect(?!/certs$).*)?$");

    /** Google publishes its keys in PEM, too, at addresses that its guides name. */
    private static final Map<String, String> AS_PEM = new HashMap<>();

    static {
        String google = "https://www.googleapis.com/";
        String tokens = "securetoken@system.gserviceaccount.com";
        AS_PEM.put(google + "oauth2/v1/certs", google + "oauth2/v3/certs");
        AS_PEM.put(google + "robot/v1/metadata/x509/" + tokens, google + "service_accounts/v1/jwk/" + tokens);
        AS_PEM.put(
                "https://www.gstatic.com/iap/verify/public_key", "https://www.gstatic.com/iap/verify/public_key-jwk");
    }

    private final TrustedIssuer issuer;
    private final Report problems;
    private final ProposedLine proposed;

    KeyAddressChecks(TrustedIssuer issuer, Report problems) {
        this.issuer = issuer;
        this.problems = problems;
        this.proposed = new ProposedLine(issuer.scope());
    }

    void run() {
        text(RemoteKeySettings.JWKS_URI, issuer.keys().jwksUri()).ifPresent(this::jwksUri);
        text(RemoteKeySettings.DISCOVERY_URI, issuer.keys().discoveryUri()).ifPresent(this::discoveryUri);
    }

    /** Returns the address as written; empty for an expression, whose result is not shown, even in part. */
    private Optional<String> text(SettingKey<URI> key, Optional<URI> uri) {
        return uri.map(URI::toString).map(text -> problems.displayText(key.name(), text));
    }

    private void jwksUri(String address) {
        String jwks = AS_PEM.get(address);
        if (jwks != null) {
            error(
                    RemoteKeySettings.JWKS_URI,
                    "is the address of keys in PEM, not of a JWK Set",
                    proposed.line(RemoteKeySettings.JWKS_URI, jwks));
        } else if (METADATA.matcher(address).matches()) {
            error(
                    RemoteKeySettings.JWKS_URI,
                    "is the address of metadata, not of a JWK Set",
                    proposed.line(RemoteKeySettings.DISCOVERY_URI, address) + " instead");
        } else if (KEYCLOAK_ENDPOINT.matcher(address).matches()) {
            error(
                    RemoteKeySettings.JWKS_URI,
                    "is an address of the realm, but not of its keys",
                    proposed.line(
                            RemoteKeySettings.JWKS_URI,
                            KEYCLOAK_ENDPOINT.matcher(address).replaceFirst("$1/protocol/openid-connect/certs")));
        } else if (isIssuer(address)) {
            error(
                    RemoteKeySettings.JWKS_URI,
                    "is the issuer, not the address of a JWK Set",
                    "remove this line, so that the keys are located by the metadata of the issuer");
        }
    }

    private void discoveryUri(String address) {
        String path = "/.well-known/openid-configuration";
        if (JWK_SET.matcher(address).matches()) {
            error(
                    RemoteKeySettings.DISCOVERY_URI,
                    "is the address of a JWK Set, not of metadata",
                    proposed.line(RemoteKeySettings.JWKS_URI, address) + " instead");
        } else if (KEYCLOAK_ENDPOINT.matcher(address).matches()) {
            String realm = KEYCLOAK_ENDPOINT.matcher(address).replaceFirst("$1");
            error(
                    RemoteKeySettings.DISCOVERY_URI,
                    "is an address of the realm, but not of its metadata",
                    proposed.line(RemoteKeySettings.DISCOVERY_URI, realm + path));
        } else if (isIssuer(address)) {
            error(
                    RemoteKeySettings.DISCOVERY_URI,
                    "is the issuer, not the address of its metadata",
                    proposed.line(RemoteKeySettings.DISCOVERY_URI, address.replaceFirst("/$", "") + path));
        }
    }

    private boolean isIssuer(String address) {
        return issuer.issuer().issuers().stream()
                .anyMatch(name -> name.replaceFirst("/$", "").equals(address.replaceFirst("/$", "")));
    }

    private void error(SettingKey<?> key, String message, String remedy) {
        problems.error(key.name(), message, remedy);
    }
}
