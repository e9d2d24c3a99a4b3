package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.value.InlineKey;
import io.github.jwtfilter.settings.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the keys from the source that the settings configure. */
public final class KeySetLoader {
    /** The maximum size of a file, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String SECRET = "keys.secret";
    private static final String JWKS_FILE = "keys.jwks-file";
    private static final String PUBLIC_KEY = "keys.public-key";
    private static final String KEYSTORE = "keys.keystore";

    private final Resources resources;
    private final Clock clock;
    private final Report problems;

    private KeySetLoader(Resources resources, Clock clock, Report problems) {
        this.resources = resources;
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * Loads the keys and reports all their problems. The settings reader has already validated that exactly one source is
     * configured.
     *
     * @param settings the key settings
     * @param resources reads the files
     * @param clock determines whether certificates have expired
     * @param problems receives the problems
     * @return the keys; empty if no key is usable, which was reported as an error
     */
    public static KeySet load(KeySettings settings, Resources resources, Clock clock, Report problems) {
        return new KeySetLoader(resources, clock, problems).load(settings);
    }

    /** Reads every configured source, so that all problems are reported; more than one source is itself an error. */
    private KeySet load(KeySettings settings) {
        List<KeySet> loaded = new ArrayList<>();
        if (settings.secret().isPresent()) {
            loaded.add(
                    new SecretKeys(report(SECRET)).load(settings.secret().get().bytes()));
        }
        if (settings.jwksFile().isPresent()) {
            loaded.add(jwkSet(settings.jwksFile().get()));
        }
        if (settings.publicKeys().isPresent()) {
            loaded.add(publicKeys(settings.publicKeys().get()));
        }
        if (settings.keystore().isPresent()) {
            loaded.add(keystore(settings, settings.keystore().get()));
        }
        return loaded.size() == 1 ? loaded.get(0) : KeySet.empty();
    }

    private KeySet jwkSet(String file) {
        byte[] content = read(JWKS_FILE, file);
        if (content == null) {
            return KeySet.empty();
        }
        byte[] plain = ByteOrderMark.remove(content);
        boolean jwks = JwkSetParser.isJwks(plain) && !hasPem(plain);
        return jwks || !isReportedForm(plain) ? new JwkSetParser(report(JWKS_FILE)).parseFile(content) : KeySet.empty();
    }

    private static boolean hasPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    /** Reports a file that is not a JWK Set but has another known form. */
    private boolean isReportedForm(byte[] content) {
        RejectedForm form = RejectedForms.inPlaceOfSet(content);
        if (form != null) {
            report(JWKS_FILE).error("the file", form.exception());
        } else if (PublicKeyFiles.isKeyOrCertificate(content)) {
            report(JWKS_FILE)
                    .error(
                            "the file is a key or a certificate in PEM or DER, not a JWK Set",
                            "if it is public, name it in keys.public-key instead");
        } else {
            return false;
        }
        return true;
    }

    private KeySet publicKeys(List<String> files) {
        UnnamedKeys keys = new UnnamedKeys(report(PUBLIC_KEY), clock);
        PublicKeyFiles reader = new PublicKeyFiles(report(PUBLIC_KEY), keys);
        for (String file : files) {
            byte[] content = read(PUBLIC_KEY, file);
            if (content != null) {
                reader.read(InlineKey.displayText(problems.displayText(PUBLIC_KEY, file)), content);
            }
        }
        return keys.toKeySet();
    }

    private KeySet keystore(KeySettings settings, String location) {
        UnnamedKeys keys = new UnnamedKeys(report(KEYSTORE), clock);
        byte[] content = read(KEYSTORE, location);
        if (content != null) {
            new KeystoreKeys(report(KEYSTORE), keys)
                    .read(
                            content,
                            settings.keystoreType(),
                            settings.keystorePassword().map(Secret::bytes).orElse(null),
                            settings.keystoreAliases().orElse(Collections.emptyList()));
        }
        return keys.toKeySet();
    }

    private byte @Nullable [] read(String setting, String location) {
        try {
            return InlineKey.read(location, resources, MAX_BYTES);
        } catch (IOException e) {
            problems.error(
                    setting, unreadable(setting, location, e), "check the path and the read permission of the file");
            return null;
        }
    }

    /**
     * Omits the message of the exception: it contains the path, which is a secret if the settings refer to the wrong variable.
     */
    private String unreadable(String setting, String location, IOException e) {
        String shown = problems.displayText(setting, location);
        return shown.equals(location)
                ? String.valueOf(e.getMessage())
                : "the file that " + shown + " names cannot be read";
    }

    private KeyReport report(String setting) {
        return new KeyReport(problems, setting);
    }
}
