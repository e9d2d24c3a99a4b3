package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Secret;
import java.util.List;

/** The keys of {@link SigningSettings}. */
public final class SigningSettingKeys {
    /** The key {@code session.keys}. */
    public static final SettingKey<List<String>> SIGNING_KEYS = SettingKey.of(
                    "session.keys",
                    Parsers.publicKeys(),
                    Tier.FREQUENT,
                    "The files with the private keys that sign the tokens: PEM, a private JWK or a JWK Set of them, or a"
                            + " keystore. The newest valid key signs, the others verify the tokens that they have signed"
                            + " before ([Signing keys](signing-keys.md)). The"
                            + " files are read again when they change. With `session.store = memory`, the default is a"
                            + " key that is generated at each startup.")
            .ofFiles();

    /** The key {@code session.keys.password}. */
    public static final SettingKey<Secret> KEYS_PASSWORD = SettingKey.of(
                    "session.keys.password",
                    Parsers.unquotedSecret(),
                    Tier.RARE,
                    "The password of the keystores in `session.keys`, and of the keys in them.")
            .hidden();

    /** The key {@code session.secret}. */
    public static final SettingKey<Secret> SECRET = SettingKey.of(
                    "session.secret",
                    Parsers.secret(),
                    Tier.RARE,
                    "A secret that signs the tokens with HS256, instead of `session.keys`: at least 32 bytes, as text,"
                            + " `base64:…` or `hex:…`. No other application can then verify the tokens without being able"
                            + " to sign some.")
            .hidden();

    /** The key {@code session.algorithm}. */
    public static final SettingKey<String> ALGORITHM = SettingKey.of(
            "session.algorithm",
            Parsers.text(),
            Tier.RARE,
            "The signature algorithm, one of those in `algorithms` that fits the keys. The default is the usual one for"
                    + " the key: `RS256`, `ES256`, `ES384`, `ES512`, `EdDSA` or `HS256`.");

    private SigningSettingKeys() {}
}
