package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.file.Fingerprint;
import io.github.jwtfilter.internal.jwks.file.KeyFiles;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SigningSettingKeys;
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

    private final SessionSettings session;
    private final Problems problems;
    private final Fingerprint fingerprint;
    private final KeyFiles files;
    private final String type;
    private final Clock clock;

    private SigningKeysSnapshot(
            SessionSettings session,
            Problems problems,
            Fingerprint fingerprint,
            KeyFiles files,
            String type,
            Clock clock) {
        this.session = session;
        this.problems = problems;
        this.fingerprint = fingerprint;
        this.files = files;
        this.type = type;
        this.clock = clock;
    }

    /** Reads the files; {@code unreadable} are the problems of the values, which are a part of the fingerprint. */
    static SigningKeysSnapshot read(
            SessionSettings session,
            Resources resources,
            Problems problems,
            List<Problem> unreadable,
            String type,
            Clock clock) {
        KeyFiles files = KeyFiles.read(session.signingKeys(), resources, MAX_BYTES);
        List<byte @Nullable []> values = Arrays.asList(bytes(session.secret()), bytes(session.keysPassword()));
        Fingerprint fingerprint = Fingerprint.of(values, files, unreadable);
        return new SigningKeysSnapshot(session, problems, fingerprint, files, type, clock);
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
        if (session.secret().isPresent()) {
            SigningFiles.ofSecret(session.secret().get().bytes(), SigningKeyReport.ofSecret(problems), keys);
        } else if (session.signingKeys().isEmpty()) {
            SigningFiles.generate(SigningKeyReport.ofKeys(problems), keys);
        }
        files.failures().forEach((location, e) -> SigningKeyReport.unreadable(problems, location, e));
        byte[] password = bytes(session.keysPassword());
        files.contents()
                .forEach((location, content) ->
                        SigningFiles.read(content, password, SigningKeyReport.ofFile(problems, location), keys));
        KeyRing ring = new KeyRing(keys, algorithm, type);
        if (!keys.isEmpty()) {
            new KeyRingChecks(ring, clock.millis(), session.jwksPath().isPresent(), problems).run(algorithm);
        }
        return ring;
    }

    private @Nullable JwsAlgorithm algorithm() {
        String name = session.algorithm().orElse(null);
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
