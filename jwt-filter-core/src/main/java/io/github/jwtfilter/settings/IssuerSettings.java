package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.preset.PresetParser;
import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The accepted issuers and audiences. */
public final class IssuerSettings {
    /** The key {@code preset}. */
    public static final SettingKey<Preset> PRESET = SettingKey.of(
            "preset",
            new PresetParser(),
            Tier.ESSENTIAL,
            "The kind of identity provider. A preset supplies lines that this file does not contain, see below. One"
                    + " of: "
                    + Preset.words() + ".");

    /** The key {@code issuer}. */
    public static final SettingKey<List<String>> ISSUER = SettingKey.of(
            "issuer",
            Parsers.list(),
            Tier.ESSENTIAL,
            "The accepted values of the `iss` claim, compared exactly, character by character. Without a source of"
                    + " keys, the keys are located by the metadata of the first value that is an `https` address."
                    + " Several issuers in this list share their keys, users and roles, as alternative names of one"
                    + " provider; separate issuers are configured as `issuers.<name>.issuer`. `{tenantid}` in the issuer"
                    + " of Entra ID stands for the tenants that `claims.match.tid` lists, which is then required:"
                    + " `https://login.microsoftonline.com/{tenantid}/v2.0`. `any` accepts every"
                    + " issuer that signs with the keys given here.");

    /** The key {@code audience}. */
    public static final SettingKey<List<String>> AUDIENCE = SettingKey.of(
            "audience",
            Parsers.list(),
            Tier.ESSENTIAL,
            "The accepted audiences: a token must contain at least one of them. `any` also accepts tokens that were"
                    + " issued for other applications, so that each of those applications can act as your users"
                    + " here.");

    /** The key {@code audience.claim}. */
    public static final SettingKey<String> AUDIENCE_CLAIM = SettingKey.of(
                    "audience.claim",
                    Parsers.text(),
                    Tier.RARE,
                    "The claim that contains the audience; `client_id` for access tokens of Amazon Cognito.")
            .or("aud");

    static final SettingKey<List<String>> ALGORITHMS = SettingKey.of(
            "algorithms",
            Parsers.list(),
            Tier.FREQUENT,
            "The accepted signature algorithms, from `HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256"
                    + " ES384 ES512 EdDSA Ed25519`. Without this key: for public keys, every algorithm that fits one"
                    + " of them; for a secret, the HS algorithms for which it is long enough. `none` is never"
                    + " accepted.");

    static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(PRESET, ISSUER, AUDIENCE, AUDIENCE_CLAIM, ALGORITHMS));

    private final Optional<Preset> preset;
    private final List<String> issuers;
    private final List<TenantIssuer> tenantIssuers;
    private final List<String> audiences;
    private final boolean anyIssuer;
    private final boolean anyAudience;
    private final String audienceClaim;
    private final Optional<List<String>> algorithms;

    IssuerSettings(Values values) {
        preset = values.find(PRESET);
        issuers = values.listOrAny(ISSUER);
        tenantIssuers = TenantIssuer.findAll(issuers);
        audiences = values.listOrAny(AUDIENCE);
        anyIssuer = values.find(ISSUER).isPresent() && issuers.isEmpty();
        anyAudience = values.find(AUDIENCE).isPresent() && audiences.isEmpty();
        audienceClaim = values.get(AUDIENCE_CLAIM);
        algorithms = values.find(ALGORITHMS);
    }

    /**
     * Returns the preset for lines that are not set.
     *
     * @return the preset, if any
     */
    public Optional<Preset> preset() {
        return preset;
    }

    /**
     * Returns the accepted values of {@code iss}.
     *
     * @return exact values; empty for any
     */
    public List<String> issuers() {
        return issuers;
    }

    /**
     * Returns the issuers of several tenants of Entra ID.
     *
     * @return all of {@link #issuers()}, or none
     */
    public List<TenantIssuer> tenantIssuers() {
        return tenantIssuers;
    }

    /**
     * Returns the accepted audiences.
     *
     * @return exact values; empty for any
     */
    public List<String> audiences() {
        return audiences;
    }

    /**
     * Returns whether {@code issuer} is {@code any}, so that every issuer is accepted.
     *
     * @return true if it is
     */
    public boolean anyIssuer() {
        return anyIssuer;
    }

    /**
     * Returns whether {@code audience} is {@code any}, so that every audience is accepted.
     *
     * @return true if it is
     */
    public boolean anyAudience() {
        return anyAudience;
    }

    /**
     * Returns the claim that contains the audience.
     *
     * @return {@code aud} by default
     */
    public String audienceClaim() {
        return audienceClaim;
    }

    /**
     * Returns the names of the accepted algorithms, not yet checked.
     *
     * @return the configured list, or empty if the keys determine the algorithms
     */
    public Optional<List<String>> algorithms() {
        return algorithms;
    }
}
