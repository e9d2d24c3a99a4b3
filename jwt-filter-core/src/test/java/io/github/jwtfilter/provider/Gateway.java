package io.github.jwtfilter.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gateway that the page describes.
 *
 * @param heading the heading of its section
 * @param header the header that contains the token
 * @param algorithm the algorithm of the signatures, RS256 or ES256
 * @param site the published keys
 * @param principal the expected name for the example token
 * @param roles the expected roles
 */
record Gateway(String heading, String header, JWSAlgorithm algorithm, Site site, String principal, Set<String> roles) {
    private static final SettingsPage PAGE = new SettingsPage("tokens-from-gateways.md");
    private static final String KID = "9338abe1baf2fe492f646a736f25afbf";

    /** Creates a gateway that publishes its own keys. */
    private static Gateway withKeys(
            String heading, String header, JWSAlgorithm algorithm, String keys, Set<String> roles) {
        Site site = new Site().keys(keys, "public, max-age=3600", List.of(jwk(algorithm)));
        return new Gateway(heading, header, algorithm, site, "alice@example.com", roles);
    }

    /** Creates a gateway that forwards the token of a provider. */
    private static Gateway of(String heading, String header, Provider provider) {
        String issuer = (String) PAGE.payload(heading).get("iss");
        Site site = new Site()
                .metadata(issuer, issuer + "/keys")
                .keys(issuer + "/keys", "", List.of(jwk(JWSAlgorithm.RS256)));
        return new Gateway(heading, header, JWSAlgorithm.RS256, site, provider.principal(), Set.of("clerk"));
    }

    static List<Gateway> all() {
        return List.of(
                withKeys(
                        "Cloudflare Access",
                        "Cf-Access-Jwt-Assertion",
                        JWSAlgorithm.RS256,
                        "https://example.cloudflareaccess.com/cdn-cgi/access/certs",
                        Set.of("clerk")),
                withKeys(
                        "Google Identity-Aware Proxy",
                        "X-Goog-IAP-JWT-Assertion",
                        JWSAlgorithm.ES256,
                        "https://www.gstatic.com/iap/verify/public_key-jwk",
                        Set.of()),
                of("AWS Application Load Balancer", "X-Amzn-Oidc-Accesstoken", Providers.cognito()),
                of("Azure App Service", "X-MS-TOKEN-AAD-ID-TOKEN", Providers.entra()),
                of("oauth2-proxy", "X-Forwarded-Access-Token", Providers.keycloak()),
                withKeys(
                        "Pomerium",
                        "X-Pomerium-Jwt-Assertion",
                        JWSAlgorithm.ES256,
                        "https://app.example.com/.well-known/pomerium/jwks.json",
                        Set.of("clerk")));
    }

    static SettingsPage page() {
        return PAGE;
    }

    GuardedBySettings application() {
        return GuardedBySettings.of(PAGE.settings(heading), site);
    }

    /** Returns the example token of the page. */
    String token() {
        return sign(algorithm.equals(JWSAlgorithm.ES256) ? TestKeys.P_256 : TestKeys.RSA);
    }

    /** Returns the same token, signed with another key. */
    String forged() {
        return sign(
                algorithm.equals(JWSAlgorithm.ES256)
                        ? TestKeys.generate("EC", ((ECPublicKey) TestKeys.P_256.getPublic()).getParams())
                        : TestKeys.OTHER_RSA);
    }

    private String sign(KeyPair pair) {
        try {
            JWSHeader head = new JWSHeader.Builder(algorithm)
                    .keyID(KID)
                    .type(JOSEObjectType.JWT)
                    .build();
            JWSObject signed = new JWSObject(head, new Payload(PAGE.payload(heading)));
            JWSSigner signer = algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECDSASigner((ECPrivateKey) pair.getPrivate())
                    : new RSASSASigner(pair.getPrivate());
            signed.sign(signer);
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> jwk(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.ES256)
                ? new ECKey.Builder(Curve.P_256, (ECPublicKey) TestKeys.P_256.getPublic())
                        .keyID(KID)
                        .algorithm(algorithm)
                        .build()
                        .toJSONObject()
                : new RSAKey.Builder((RSAPublicKey) TestKeys.RSA.getPublic())
                        .keyID(KID)
                        .algorithm(algorithm)
                        .build()
                        .toJSONObject();
    }

    @Override
    public String toString() {
        return heading;
    }
}
