package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeyHealth.State;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.Truncated;
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
    private List<String> lastRemarks = Collections.emptyList();

    /** Creates a log; {@code issuer} is its configured value. */
    KeyStateLog(String issuer) {
        this.issuer = issuer;
    }

    /** Logs the change since the last call, if there is one. Must be called by one thread only. */
    void observe(KeyHealth health, @Nullable Snapshot good) {
        if (health.state() != last) {
            changed(health);
            last = health.state();
        } else if (good != null && lastKeys != null && !good.keys().hasSameKeysAs(lastKeys)) {
            LOG.info(subject() + "changed; there are " + health.keys() + " now");
        }
        if (good != null) {
            lastKeys = good.keys();
            remark(good.remarks());
        }
    }

    private void changed(KeyHealth health) {
        String failure = health.failure().map(text -> " (" + text + ")").orElse("");
        switch (health.state()) {
            case CURRENT:
                LOG.info(subject() + "fetched from " + health.place() + ": " + health.keys());
                break;
            case STALE:
                LOG.warn(subject() + "cannot be fetched from " + health.place() + failure
                        + "; the last good ones are used for the time of keys.outage-tolerance");
                break;
            case UNAVAILABLE:
                LOG.error(
                        subject() + "cannot be fetched from " + health.place() + failure
                                + "; its tokens are answered 503 until a fetch succeeds, which is tried again and again",
                        null);
                break;
            default:
                break;
        }
    }

    private void remark(List<String> remarks) {
        if (!remarks.equals(lastRemarks)) {
            Truncated.of(remarks).forEach(remark -> LOG.warn(subject() + "have a flaw: " + remark));
            lastRemarks = remarks;
        }
    }

    private String subject() {
        return "The keys of the issuer " + issuer + " ";
    }
}
