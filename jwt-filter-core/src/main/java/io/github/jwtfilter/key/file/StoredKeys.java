package io.github.jwtfilter.key.file;

import io.github.jwtfilter.settings.InlineKey;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Where the keys of one issuer are stored: the files that the settings name, and whatever their expressions stand for. */
final class StoredKeys {
    private final TrustedIssuer issuer;
    private final LoadedSettings settings;
    private final Clock clock;

    StoredKeys(TrustedIssuer issuer, LoadedSettings settings, Clock clock) {
        this.issuer = issuer;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is stored at the start; the settings have been read just now, and have told what is wrong with them. */
    Reading first() {
        return read(issuer.keys(), settings.problems(), Collections.emptyList());
    }

    /** What is stored now, with problems of its own. */
    Reading again() {
        Problems problems = settings.problems().anew();
        KeySettings keys = issuer.keys().again(issuer.report(problems));
        return read(keys, problems, problems.all());
    }

    private Reading read(KeySettings keys, Problems problems, List<Problem> unreadable) {
        KeyFiles files = KeyFiles.read(keys, settings.resources());
        return new Reading(issuer, keys, files, problems, Fingerprint.of(keys, files, unreadable), clock);
    }

    /** What the settings say of where they are. */
    String place() {
        KeySettings keys = issuer.keys();
        if (keys.secret().isPresent()) {
            return "keys.secret";
        }
        if (keys.jwksFile().isPresent()) {
            return shown("keys.jwks-file", keys.jwksFile().get());
        }
        return keys.keystore().isPresent()
                ? shown("keys.keystore", keys.keystore().get())
                : shown("keys.public-key", publicKeys(keys));
    }

    private static String publicKeys(KeySettings keys) {
        return keys.publicKeys().orElse(Collections.emptyList()).stream()
                .map(InlineKey::shown)
                .collect(Collectors.joining(", "));
    }

    private String shown(String key, String value) {
        return key + " = " + issuer.report(settings.problems()).shown(key, value);
    }

    /** How a log names them. */
    String name() {
        return issuer.name().isEmpty() ? "The keys" : "The keys of issuers." + issuer.name();
    }
}
