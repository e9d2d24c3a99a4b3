package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The location of the token in a request, and its maximum size. */
public final class TokenSettings {
    /** The handling of tokens that are bound to a key or certificate ({@code cnf}, RFC 7800). */
    public enum Confirmation {
        /** They are rejected. */
        REFUSE,
        /** They are accepted as bearer tokens (RFC 6750). */
        IGNORE
    }

    /** The size of tokens that the provider sends directly, which are larger than those in requests. */
    private static final int MAX_SIZE_OF_LOGIN = 64 * 1024;

    /** The key {@code token.header}. */
    public static final SettingKey<String> HEADER = SettingKey.of(
                    "token.header",
                    Parsers.headerName(),
                    Tier.RARE,
                    "The request header that carries the token ([Tokens from gateways](tokens-from-gateways.md)). If"
                            + " it is not `Authorization`, a token in `Authorization` is not read, and requests with"
                            + " a token in this header are checked like those with a cookie, unless"
                            + " `csrf.exempt-headers` lists it.")
            .or("Authorization");

    static final SettingKey<String> SCHEME = SettingKey.of(
            "token.scheme",
            Parsers.scheme(),
            Tier.RARE,
            "The authentication scheme before the token in `token.header`, case-insensitive: for example `Token`, or"
                    + " `none` if the header contains only the token. A value with another scheme is not read as a"
                    + " token. Without this key: `Bearer`, which is optional in a header other than `Authorization`.");

    /** The key {@code token.cookie}. */
    public static final SettingKey<String> COOKIE = SettingKey.of(
            "token.cookie",
            Parsers.cookieName(),
            Tier.FREQUENT,
            "The cookie that carries the token if no header does, for example `__Host-access`: with that prefix,"
                    + " browsers do not let other hosts set it ([The token in a cookie](cookies.md)). A token split"
                    + " into several cookies is joined. Without this key, cookies are not read.");

    /** The key {@code token.type}. */
    public static final SettingKey<String> TYPE = SettingKey.of(
            "token.type",
            Parsers.text(),
            Tier.RARE,
            "The required `typ` of a token, for example `at+jwt`. Without this key: no `typ`, `JWT` or `at+jwt`.");

    static final SettingKey<Integer> MAX_SIZE = SettingKey.of(
                    "token.max-size",
                    Parsers.size(256, 64 * 1024),
                    Tier.RARE,
                    "The maximum size of a token, in bytes or `KiB`: 256 bytes to 64 KiB.")
            .or("8KiB");

    static final SettingKey<Boolean> HIDE = SettingKey.of(
                    "token.hide",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether the token is removed from the request that the application receives, so that the"
                            + " application cannot log it or pass it on: header and cookie appear as if they had not"
                            + " been sent. Code that calls other services reads it from `JwtPrincipal.tokenValue()`.")
            .or("false");

    /** The key {@code token.confirmation}. */
    public static final SettingKey<Confirmation> CONFIRMATION = SettingKey.of(
                    "token.confirmation",
                    Parsers.oneOf(Confirmation.class),
                    Tier.RARE,
                    "The handling of sender-constrained tokens: those with the claim `cnf` (DPoP, mutual TLS) and"
                            + " those of Keycloak with the payload type `DPoP`. `refuse` rejects them, since the"
                            + " filter does not verify that the client has the key. `ignore` accepts them as bearer"
                            + " tokens: an attacker can then use a stolen token.")
            .or("refuse");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(HEADER, SCHEME, COOKIE, TYPE, MAX_SIZE, HIDE, CONFIRMATION));

    private final String header;
    private final Optional<String> scheme;
    private final Optional<String> cookie;
    private final Optional<String> type;
    private final int maxSize;
    private final boolean hidden;
    private final Confirmation confirmation;

    /**
     * Returns the settings for tokens that an identity provider issues for a login.
     *
     * @return settings that accept tokens of up to 64 KiB
     */
    public static TokenSettings ofLogin() {
        return new TokenSettings(new FixedValues().with(MAX_SIZE, MAX_SIZE_OF_LOGIN));
    }

    /**
     * Returns the settings for logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4).
     *
     * @return the same settings, with the type {@code logout+jwt}
     */
    public static TokenSettings ofLogout() {
        return new TokenSettings(
                new FixedValues().with(MAX_SIZE, MAX_SIZE_OF_LOGIN).with(TYPE, "logout+jwt"));
    }

    TokenSettings(Values values) {
        header = values.get(HEADER);
        scheme = values.find(SCHEME);
        cookie = values.find(COOKIE);
        type = values.find(TYPE);
        maxSize = values.get(MAX_SIZE);
        hidden = values.get(HIDE);
        confirmation = values.get(CONFIRMATION);
    }

    /**
     * Returns the header that carries the token.
     *
     * @return a header name
     */
    public String header() {
        return header;
    }

    /**
     * Returns the authentication scheme before the token in that header.
     *
     * @return a scheme, an empty text if the header contains only the token, or empty for the default of the header
     */
    public Optional<String> scheme() {
        return scheme;
    }

    /**
     * Returns the cookie that carries the token.
     *
     * @return a cookie name, or empty if cookies are not read
     */
    public Optional<String> cookie() {
        return cookie;
    }

    /**
     * Returns the required type of tokens.
     *
     * @return the type, or empty for the default types
     */
    public Optional<String> type() {
        return type;
    }

    /**
     * Returns the maximum size of a token.
     *
     * @return a number of bytes, 256 to 65,536
     */
    public int maxSize() {
        return maxSize;
    }

    /**
     * Returns whether the token is hidden from the application.
     *
     * @return true if it is hidden
     */
    public boolean hidden() {
        return hidden;
    }

    /**
     * Returns the handling of tokens that are bound to a key or certificate.
     *
     * @return {@code REFUSE} by default
     */
    public Confirmation confirmation() {
        return confirmation;
    }
}
