package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings of the keys that sign the tokens of sessions. The keys are in {@link SigningSettingKeys}. */
public final class SigningSettings {
    private final Values values;
    private final List<String> keys;
    private final Optional<Secret> keysPassword;
    private final Optional<Secret> secret;
    private final Optional<String> algorithm;

    SigningSettings(Values values) {
        this.values = values;
        keys = values.find(SigningSettingKeys.SIGNING_KEYS).orElse(Collections.emptyList());
        keysPassword = values.find(SigningSettingKeys.KEYS_PASSWORD);
        secret = values.find(SigningSettingKeys.SECRET);
        algorithm = values.find(SigningSettingKeys.ALGORITHM);
    }

    /**
     * Returns the settings with the current values of their expressions, such as {@code ${file:secret.txt}}.
     *
     * @param report receives the problems of the values
     * @return the same settings, evaluated again
     */
    public SigningSettings reload(Report report) {
        return new SigningSettings(values.reportingTo(report));
    }

    /**
     * Returns whether the settings contain a key.
     *
     * @return false if a key is generated at startup
     */
    public boolean isConfigured() {
        return !keys.isEmpty() || secret.isPresent();
    }

    /**
     * Returns the files with signing keys.
     *
     * @return locations, possibly none
     */
    public List<String> keys() {
        return keys;
    }

    /**
     * Returns the password of keystores.
     *
     * @return the password, if configured
     */
    public Optional<Secret> keysPassword() {
        return keysPassword;
    }

    /**
     * Returns the secret that signs.
     *
     * @return the secret, if configured
     */
    public Optional<Secret> secret() {
        return secret;
    }

    /**
     * Returns the signature algorithm, not yet checked.
     *
     * @return a value of {@code alg}, or empty for the usual one of the key
     */
    public Optional<String> algorithm() {
        return algorithm;
    }
}
