package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.rollout.RolloutLog;
import io.github.jwtfilter.internal.signing.SigningKeys;
import io.github.jwtfilter.settings.SettingChanges;
import org.jspecify.annotations.Nullable;

/** The components of an earlier version of the settings that remain in use, since no setting that concerns them has changed. */
final class EarlierVersion {
    private final @Nullable GuardLifecycle version;
    private final @Nullable SettingChanges changes;

    private EarlierVersion(@Nullable GuardLifecycle version, @Nullable SettingChanges changes) {
        this.version = version;
        this.changes = changes;
    }

    /** Returns no components, for the first version. */
    static EarlierVersion none() {
        return new EarlierVersion(null, null);
    }

    /** Returns the components of a version that other settings may replace. */
    static EarlierVersion of(GuardLifecycle version, SettingChanges changes) {
        return new EarlierVersion(version, changes);
    }

    /** Returns whether there is no earlier version. */
    boolean isNone() {
        return version == null;
    }

    /** Returns the keys of an issuer, or null if they have to be opened. */
    @Nullable
    ReusableComponent<KeySource> keysOf(String issuer) {
        return version == null || changes == null || changes.concernKeysOf(issuer) ? null : version.issuer(issuer);
    }

    /** Returns the keys that sign the tokens of sessions, or null if they have to be opened. */
    @Nullable
    ReusableComponent<SigningKeys> signingKeys() {
        return version == null || changes == null || changes.concernSigningKeys() ? null : version.signingKeys();
    }

    /** Returns the limits of signature checks with the counted failures, or null if there are new ones. */
    @Nullable
    FloodLimits flood() {
        return version == null || changes == null || changes.concernFloods() ? null : version.flood();
    }

    /** Returns the rollout report with the counted requests, or null if there is none, or it was for other decisions. */
    @Nullable
    RolloutLog rollout() {
        return version == null || changes == null || changes.concernDecisions() ? null : version.rollout();
    }
}
