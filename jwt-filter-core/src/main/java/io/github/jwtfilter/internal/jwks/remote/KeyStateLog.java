package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeyHealth.State;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.logging.Log;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs one line for each change of the key health of an issuer. */
final class KeyStateLog {
    private static final Log LOG = Log.of(RemoteKeys.class);

    private final String issuer;
    private State last = State.UNTRIED;
    private @Nullable KeySet lastKeys;
    private List<String> lastWarnings = Collections.emptyList();

    /** Creates a log; {@code issuer} is its configured value. */
    KeyStateLog(String issuer) {
        this.issuer = issuer;
    }

    /** Logs the change since the last call, if there is one. Must be called by one thread only. */
    void observe(KeyHealth health, KeyState known) {
        KeySet keys = known.keys();
        if (health.state() != last) {
            changed(health);
            last = health.state();
        } else if (keys != null && lastKeys != null && !keys.hasSameKeysAs(lastKeys)) {
            LOG.info(subject() + "changed; the number of keys is now " + health.keys());
        }
        if (keys != null) {
            lastKeys = keys;
            logWarnings(known.warnings());
        }
    }

    private void changed(KeyHealth health) {
        String failure = health.failure().map(text -> " (" + text + ")").orElse("");
        switch (health.state()) {
            case CURRENT:
                LOG.info(subject() + "fetched from " + health.location() + ": " + health.keys());
                break;
            case STALE:
                LOG.warn(subject() + "cannot be fetched from " + health.location() + failure
                        + "; the most recently fetched keys remain in use for keys.outage-tolerance");
                break;
            case UNAVAILABLE:
                LOG.error(
                        subject() + "cannot be fetched from " + health.location() + failure
                                + "; requests with its tokens get status 503 until a repeated fetch succeeds",
                        null);
                break;
            default:
                break;
        }
    }

    private void logWarnings(List<String> warnings) {
        if (!warnings.equals(lastWarnings)) {
            TruncatedList.of(warnings).forEach(warning -> LOG.warn(subject() + "have a problem: " + warning));
            lastWarnings = warnings;
        }
    }

    private String subject() {
        return "The keys of the issuer " + issuer + " ";
    }
}
