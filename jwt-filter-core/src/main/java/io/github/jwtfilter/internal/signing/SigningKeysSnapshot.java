package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.file.Fingerprint;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.value.InlineKey;
import io.github.jwtfilter.settings.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored signing keys as of one poll. Each file is read once, so that the fingerprint is that of the loaded content. */
final class SigningKeysSnapshot {
    /** The maximum size of a file, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private final SessionSettings session;
    private final Problems problems;
    private final Fingerprint fingerprint;
    private final Map<String, byte[]> contents;
    private final Map<String, IOException> failures;
    private final String type;
    private final Clock clock;

    private SigningKeysSnapshot(
            SessionSettings session,
            Problems problems,
            Fingerprint fingerprint,
            Map<String, byte[]> contents,
            Map<String, IOException> failures,
            String type,
            Clock clock) {
        this.session = session;
        this.problems = problems;
        this.fingerprint = fingerprint;
        this.contents = contents;
        this.failures = failures;
        this.type = type;
        this.clock = clock;
    }

    /** Reads the files; {@code unreadable} are the problems of the values, which are a part of the fingerprint. */
    static SigningKeysSnapshot read(
            SessionSettings session,
            Resources files,
            Problems problems,
            List<Problem> unreadable,
            String type,
            Clock clock) {
        Resources resources = InlineKey.before(files);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Map<String, IOException> failures = new LinkedHashMap<>();
        List<byte @Nullable []> parts = new ArrayList<>();
        parts.add(bytes(session.secret()));
        parts.add(bytes(session.keysPassword()));
        for (String location : session.signingKeys()) {
            parts.add(location.getBytes(StandardCharsets.UTF_8));
            try {
                byte[] content = resources.read(location, MAX_BYTES);
                contents.put(location, content);
                parts.add(content);
            } catch (IOException e) {
                failures.put(location, e);
                parts.add(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Problem problem : unreadable) {
            parts.add(problem.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new SigningKeysSnapshot(session, problems, Fingerprint.of(parts), contents, failures, type, clock);
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
        failures.forEach((location, e) -> SigningKeyReport.unreadable(problems, location, e));
        byte[] password = bytes(session.keysPassword());
        contents.forEach((location, content) ->
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
                    SessionSettings.ALGORITHM.name(),
                    "is not a signature algorithm",
                    "write one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, HS256, HS384, HS512");
        }
        return algorithm;
    }
}
