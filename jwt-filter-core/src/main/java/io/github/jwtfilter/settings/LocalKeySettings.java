package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Secret;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The keys of {@link KeySettings} for local keys: secrets and files. */
public final class LocalKeySettings {
    /** The key {@code keys.secret}. */
    public static final SettingKey<Secret> SECRET = SettingKey.of(
                    "keys.secret",
                    Parsers.unquotedSecret(),
                    Tier.ESSENTIAL,
                    "The secret of the HS algorithms: text, `base64:…` or `hex:…`, at least as long as the hash (32"
                            + " bytes for HS256, 48 for HS384, 64 for HS512; RFC 7518 section 3.2). Store it outside"
                            + " this file: `${env:NAME}`, `${file:/run/secrets/x}`.")
            .hidden();

    static final SettingKey<String> JWKS_FILE = SettingKey.of(
                    "keys.jwks-file",
                    Parsers.location(),
                    Tier.ESSENTIAL,
                    "A file that contains a JWK Set (RFC 7517) of public keys, or a single JWK. A token selects its key by key ID or"
                            + " by certificate thumbprint; for a token with neither, up to ten RSA keys or four"
                            + " other keys are tried.")
            .ofFiles();

    static final SettingKey<List<String>> PUBLIC_KEY = SettingKey.of(
                    "keys.public-key",
                    Parsers.publicKeys(),
                    Tier.ESSENTIAL,
                    "Files with public keys or certificates: PEM (`PUBLIC KEY`, `RSA PUBLIC KEY`, `CERTIFICATE`),"
                            + " also with literal `\\n`, bare base64, DER, a JWK or a JWK Set. The value can also be"
                            + " a single key as text, as in `${env:PUBLIC_KEY}`. Of a certificate chain, only the"
                            + " certificate that issued no other is used. Tokens do not select a key by key ID: up"
                            + " to ten RSA keys or four other keys are tried.")
            .ofFiles();

    /** The key {@code keys.keystore}. */
    public static final SettingKey<String> KEYSTORE = SettingKey.of(
                    "keys.keystore",
                    Parsers.location(),
                    Tier.FREQUENT,
                    "A Java keystore (PKCS#12 or JKS) whose certificates contain the public keys. Entries of"
                            + " certificate authorities that issued other certificates in the keystore are not used,"
                            + " unless `keys.keystore.aliases` lists them. Tokens do not select a key by key ID.")
            .ofFiles();

    /** The key {@code keys.keystore.password}. */
    public static final SettingKey<Secret> KEYSTORE_PASSWORD = SettingKey.of(
                    "keys.keystore.password", Parsers.secret(), Tier.FREQUENT, "The password of the keystore.")
            .hidden();

    /** The key {@code keys.keystore.type}. */
    public static final SettingKey<String> KEYSTORE_TYPE = SettingKey.of(
                    "keys.keystore.type", Parsers.text(), Tier.RARE, "The type of the keystore: `PKCS12` or `JKS`.")
            .or("PKCS12");

    /** The key {@code keys.keystore.aliases}. */
    public static final SettingKey<List<String>> KEYSTORE_ALIASES = SettingKey.of(
            "keys.keystore.aliases",
            Parsers.list(),
            Tier.RARE,
            "The entries of the keystore that are used. Without this key: every entry with a certificate.");

    /** The keys that configure a source. */
    public static final List<SettingKey<?>> SOURCES =
            Collections.unmodifiableList(Arrays.asList(SECRET, JWKS_FILE, PUBLIC_KEY, KEYSTORE));

    static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(
            Arrays.asList(SECRET, JWKS_FILE, PUBLIC_KEY, KEYSTORE, KEYSTORE_PASSWORD, KEYSTORE_TYPE, KEYSTORE_ALIASES));

    private LocalKeySettings() {}
}
