package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.file.Fingerprint;
import io.github.jwtfilter.internal.jwks.file.KeyFiles;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.SigningSettings;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored signing keys as of one poll. Each file is read once, so that the fingerprint is that of the loaded content. */
final class SigningKeysSnapshot {
    /** The maximum size of a file, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private final SigningSettings signing;
    private final Settings settings;
    private final Problems problems;
    private final Fingerprint fingerprint;
    private final KeyFiles files;
    private final Clock clock;

    private SigningKeysSnapshot(
            SigningSettings signing,
            Settings settings,
            Problems problems,
            Fingerprint fingerprint,
            KeyFiles files,
            Clock clock) {
        this.signing = signing;
        this.settings = settings;
        this.problems = problems;
        this.fingerprint = fingerprint;
        this.files = files;
        this.clock = clock;
    }

    /** Reads the files; {@code unreadable} are the problems of the values, which are a part of the fingerprint. */
    static SigningKeysSnapshot read(
            SigningSettings signing, LoadedSettings loaded, Problems problems, List<Problem> unreadable, Clock clock) {
        KeyFiles files = KeyFiles.read(signing.keys(), loaded.resources(), MAX_BYTES);
        List<byte @Nullable []> values = Arrays.asList(bytes(signing.secret()), bytes(signing.keysPassword()));
        Fingerprint fingerprint = Fingerprint.of(values, files, unreadable);
        return new SigningKeysSnapshot(signing, loaded.settings(), problems, fingerprint, files, clock);
    }

    private static byte @Nullable [] bytes(Optional<Secret> secret) {
        return secret.isPresent() ? secret.get().bytes() : null;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    Problems problems() {
        return problems;
    }

    /** Returns the keys, and adds their problems. */
    KeyRing load() {
        JwsAlgorithm algorithm = algorithm();
        List<DatedKey> keys = new ArrayList<>();
        if (signing.secret().isPresent()) {
            SigningFiles.ofSecret(signing.secret().get().bytes(), SigningKeyReport.ofSecret(problems), keys);
        } else if (!signing.isConfigured()) {
            SigningFiles.generate(SigningKeyReport.ofKeys(problems), keys);
        }
        files.failures().forEach((location, e) -> SigningKeyReport.unreadable(problems, location, e));
        byte[] password = bytes(signing.keysPassword());
        files.contents()
                .forEach((location, content) ->
                        SigningFiles.read(content, password, SigningKeyReport.ofFile(problems, location), keys));
        KeyRing ring = new KeyRing(keys, algorithm, settings.token().type().orElse("JWT"));
        if (!keys.isEmpty()) {
            boolean published = settings.session().jwksPath().isPresent();
            new KeyRingChecks(ring, clock.millis(), published, problems).run(algorithm);
        }
        return ring;
    }

    private @Nullable JwsAlgorithm algorithm() {
        String name = signing.algorithm().orElse(null);
        JwsAlgorithm algorithm = name == null ? null : JwsAlgorithm.ofHeaderName(name);
        if (name != null && algorithm == null) {
            problems.error(
                    SigningSettingKeys.ALGORITHM.name(),
                    "is not a signature algorithm",
                    "write one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, HS256, HS384, HS512");
        }
        return algorithm;
    }
}
