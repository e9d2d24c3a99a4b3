package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeyTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @ParameterizedTest
    @CsvSource({
        "algorithmes,algorithms",
        "audince,audience",
        "isuer,issuer",
        "tokencookie,token.cookie",
        "token_cookie,token.cookie",
        "TOKEN_COOKIE,token.cookie",
        "roles.claim,roles.claims",
        "jwtfilter.issuer,issuer",
        "claims.match,claims.match.<name>",
        "claims.match.,claims.match.<name>",
        "https.require,https.required",
        "keys.keystor,keys.keystore",
        "iss,issuer",
        "aud,audience",
        "audiences,audience",
        "algorithm,algorithms",
        "secret,keys.secret",
        "jwt.secret,keys.secret",
        "clock-skew,claims.clock-skew",
        "leeway,claims.clock-skew",
        "cookie,token.cookie",
        "roles,roles.claims",
        "role-claim,roles.claims",
        "realm,issuer or challenge.realm",
        "session.alert.addresses,monitor.addresses",
        "session.alert.failures,monitor.failures",
        "spring.security.oauth2.resourceserver.jwt.audiences,audience",
        "spring.security.oauth2.resourceserver.jwt.public-key-location,keys.public-key",
        "spring.security.oauth2.resourceserver.jwt.jws-algorithms,algorithms",
        "spring.security.oauth2.resourceserver.jwt.principal-claim-name,principal.claims",
        "spring.security.oauth2.resourceserver.jwt.authorities-claim-name,roles.claims",
        "mp.jwt.verify.issuer,issuer",
        "mp.jwt.verify.audiences,audience",
        "mp.jwt.verify.publickey,keys.public-key",
        "mp.jwt.verify.publickey.location,keys.public-key",
        "mp.jwt.verify.publickey.algorithm,algorithms",
        "mp.jwt.token.header,token.header",
        "mp.jwt.token.cookie,token.cookie",
        "mp.jwt.verify.clock.skew,claims.clock-skew",
        "mp.jwt.verify.token.age,claims.max-age",
        "smallrye.jwt.verify.key.location,keys.public-key",
        "smallrye.jwt.path.groups,roles.claims",
        "smallrye.jwt.required.claims,claims.required",
        "smallrye.jwt.verify.secretkey,keys.secret",
        "quarkus.oidc.roles.role-claim-path,roles.claims",
        "quarkus.oidc.client-id,login.client-id or audience",
        "quarkus.oidc.token.principal-claim,principal.claims",
        "quarkus.oidc.credentials.secret,login.client-secret or keys.secret",
        "resource,login.client-id or audience",
        "credentials.secret,login.client-secret or keys.secret",
        "auth-server-url,issuer",
        "use-resource-role-mappings,roles.claims",
        "keycloak.resource,login.client-id or audience",
        "token-store,session.store",
        "spring.security.oauth2.client.registration.keycloak.client-id,login.client-id or audience",
        "spring.security.oauth2.client.registration.my-idp.client-secret,login.client-secret or keys.secret",
        "spring.security.oauth2.client.registration.keycloak.scope,login.scopes",
        "spring.security.oauth2.client.registration.keycloak.redirect-uri,login.callback",
        "spring.security.oauth2.client.provider.keycloak.issuer-uri,issuer",
        "spring.security.oauth2.client.provider.keycloak.user-info-uri,login.userinfo-endpoint",
        "quarkus.oidc.authentication.redirect-path,login.callback",
        "quarkus.oidc.authentication.extra-params,login.extra.<name>",
        "quarkus.oidc.logout.path,login.logout or session.logout-path",
        "quarkus.oidc.logout.post-logout-path,login.after-logout",
        "quarkus.oidc.logout.backchannel.path,login.backchannel-logout",
        "quarkus.oidc.application-type,login",
        "OIDCClientID,login.client-id or audience",
        "OIDCClientSecret,login.client-secret or keys.secret",
        "OIDCProviderMetadataURL,issuer or keys.discovery-uri",
        "OIDCRedirectURI,login.callback",
        "OIDCCryptoPassphrase,login.encryption-key",
        "OIDCScope,login.scopes",
        "jetty.openid.clientId,login.client-id or audience",
        "payara.security.openid.providerURI,issuer",
        "login.clientid,login.client-id",
        "login.extra,login.extra.<name>",
        "login.callback-path,login.callback",
        "issuer-uri,issuer",
        "issuer-url,issuer",
        "spring.security.oauth2.resourceserver.jwt.issuer-uri,issuer",
        "quarkus.oidc.auth-server-url,issuer",
        "jwk-set-uri,keys.jwks-uri",
        "jwks-uri,keys.jwks-uri",
        "jwks-url,keys.jwks-uri",
        "keys.jwks-url,keys.jwks-uri",
        "spring.security.oauth2.resourceserver.jwt.jwk-set-uri,keys.jwks-uri",
        "quarkus.oidc.jwks-path,keys.jwks-uri",
        "discovery,keys.discovery-uri",
        "discovery-uri,keys.discovery-uri",
        "openid-configuration,keys.discovery-uri",
        "smallrye.jwt.jwks.refresh-interval,keys.refresh",
        "connection-timeout,keys.connect-timeout",
        "truststore,keys.ca",
        "keys.bearer-token,keys.bearer-token-file",
        "urls,access.<n>",
        "intercept-url,access.<n>",
        "security.constraint,access.<n>",
        "permitAll,access.<n>",
        "whitelist,access.<n>",
        "exclude.paths,access.<n>",
        "skipPattern,access.<n>",
        "keycloak.policy-enforcer.paths,access.<n>",
        "allowUrlEncodedSlash,path.allow",
        "path.allowed,path.allow",
        "cors.allowedOrigins,cors.allowed-origins",
        "loginUrl,challenge.login-page",
        "resource_metadata,challenge.resource-metadata",
        "provider,preset",
        "presets,preset",
        "principal-prefix,principal.prefix",
        "issuers.partner.isuer,issuers.partner.issuer",
        "issuers.partner.jwks-uri,issuers.partner.keys.jwks-uri",
        "issuers.partner.claims.match,issuers.partner.claims.match.<name>",
        "issuers.partner.token.cookie,token.cookie",
        "issuers.partner.preset.,issuers.partner.preset",
        "issuers.my.partner.keys.secret,issuers.my-partner.keys.secret",
        "issuers.partner,issuers.partner.issuer",
        "issuers.partner.,issuers.partner.issuer",
        "issuer.partner.claims.match.azp,issuers.partner.claims.match.azp"
    })
    void suggests_the_key_that_was_meant(String unknown, String meant) {
        assertThat(settings.problems(unknown + " = x"))
                .contains(
                        "jwt-filter.properties:4: " + unknown + ": there is no such key; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.timeout", "csrf.token-name", "x", "colour"})
    void suggests_nothing_without_a_similar_key(String unknown) {
        assertThat(settings.problems(unknown + " = x"))
                .containsExactly("jwt-filter.properties:4: " + unknown
                        + ": there is no such key; remove the line, or see the settings reference for the"
                        + " existing keys");
    }

    @Test
    void suggests_at_most_three() {
        assertThat(Suggestions.of("keys.keystore.tipe"))
                .startsWith("keys.keystore.type")
                .hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zm9vYmFyYmF6cXV4",
                "hex:00ff00ff00ff00ff",
                "deadbeefdeadbeefdeadbeef",
                "base64-Zm9v.YmFy",
                "correcthorsebatterystaple"
            })
    void hides_a_secret_that_a_missing_backslash_has_turned_into_a_key(String secret) {
        LoadedSettings loaded =
                settings.read("issuer = any\naudience = any\nkeys.secret = a\n" + secret + "\n" + secret);
        assertThat(SettingsUnderTest.lines(loaded))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain(secret.substring(5)));
    }

    @Test
    void shows_the_name_of_a_variable_without_a_key() {
        settings.environment.withVariable("JWTFILTER_PORT_8080_TCP_ADDR", "10.0.0.1");
        assertThat(settings.problems(""))
                .singleElement()
                .asString()
                .startsWith("environment variable JWTFILTER_PORT_8080_TCP_ADDR: PORT_8080_TCP_ADDR: does not match any"
                        + " key");
    }
}
