package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of keys that cannot be fetched from the identity provider. */
final class FetchCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** Connection refused. */
    static final Cause CONNECTION_REFUSED = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-refused",
            "The identity provider is not running at this address and port, or a firewall rejects the connection.",
            "Run curl -v with the address on this server. Check host, port and firewall; behind a proxy, set"
                    + " -Dhttps.proxyHost and -Dhttps.proxyPort for the server.",
            "");

    /** An unknown host. */
    static final Cause HOST = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-host",
            "The name of the host cannot be resolved on this server.",
            "Run getent hosts with the name on this server. Correct the name, DNS or /etc/hosts; behind a proxy,"
                    + " set -Dhttps.proxyHost and -Dhttps.proxyPort for the server.",
            "");

    /** A timeout. */
    static final Cause TIMEOUT = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-timeout",
            "The identity provider does not respond in time: mostly a firewall discards the packets.",
            "Run curl -v with the address on this server. Permit the connection in the firewall, or configure the"
                    + " proxy (-Dhttps.proxyHost, -Dhttps.proxyPort).",
            "");

    /** A certificate of a private authority. */
    static final Cause UNKNOWN_CA = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-authority",
            "The certificate of the identity provider is issued by an authority that this Java runtime does not"
                    + " trust, such as that of a company.",
            "Give the certificate of the authority as a PEM file.",
            "keys.ca = file:/etc/ssl/certs/company-ca.pem");

    /** A certificate for another host. */
    static final Cause CERTIFICATE_HOST = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-certificate-host",
            "The certificate of the server is not one for this host name.",
            "Use the name in the certificate for the issuer or keys.jwks-uri, or replace the certificate.",
            "");

    /** A certificate that has expired. */
    static final Cause CERTIFICATE_DATE = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-certificate-date",
            "The certificate of the server has expired or is not valid yet.",
            "Renew the certificate; compare date -u on this server with the real time.",
            "");

    /** No common version of TLS. */
    static final Cause TLS = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-tls",
            "The server and this Java runtime have no common version of TLS, or the port does not use TLS.",
            "Use a Java runtime with TLS 1.2 or later, and check that the port is that of https.",
            "");

    /** Status 404. */
    static final Cause NOT_FOUND = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-404",
            "The address does not exist on the server: mostly the path of the issuer is wrong, such as a missing"
                    + " realm or /auth before /realms of Keycloak 16 and earlier.",
            "Open <issuer>/.well-known/openid-configuration in a browser, and copy the issuer from the document. If"
                    + " there is none, set keys.jwks-uri.",
            "");

    /** Status 401 or 403. */
    static final Cause FORBIDDEN = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-forbidden",
            "The server requires a login for its keys, or a proxy rejects the request.",
            "Permit this address without a login, or set keys.bearer-token-file.",
            "");

    /** Another status. */
    static final Cause SERVER_ERROR = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-status",
            "The server responds with an error.",
            "Repeat the request with curl -v and the address. The filter repeats the fetch until it succeeds.",
            "");

    /** A page instead of JSON. */
    static final Cause NOT_JSON = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-html",
            "The response is not the expected JSON document: mostly an HTML page, such as a login page, or the"
                    + " address of the console.",
            "Open the address in a browser. Correct the issuer, or set keys.jwks-uri to the address of the JWK Set.",
            "");

    /** Metadata of another issuer. */
    static final Cause OTHER_ISSUER = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-other-issuer",
            "The metadata name another issuer than the settings: a slash, http or another host name.",
            "Copy the issuer from the document at <issuer>/.well-known/openid-configuration, character by"
                    + " character.",
            "");

    /** A redirect. */
    static final Cause REDIRECT = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-redirect",
            "The server redirects to another address, which is not followed: mostly from http to https, or to a"
                    + " login page.",
            "Use the final address as the issuer, or in keys.jwks-uri.",
            "");

    /** Another failure. */
    static final Cause OTHER = add(
            RejectionReason.KEYS_UNAVAILABLE,
            "fetch-other",
            "The keys of the identity provider cannot be fetched.",
            "Run check --online with the settings file on this server, and correct the failure that it prints.",
            "");

    private FetchCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
