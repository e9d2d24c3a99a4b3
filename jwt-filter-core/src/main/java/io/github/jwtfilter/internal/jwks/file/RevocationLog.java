package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.TruncatedList;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logs changes of the revoked known keys and of the names that match no known key, one line for each change. */
final class RevocationLog {
    private static final Log LOG = Log.of(RevocationLists.class);

    private final List<RevocationList> lists;
    private final List<Issuer> issuers = new ArrayList<>();
    private final Map<RevocationList, Set<String>> unmatched = new HashMap<>();

    RevocationLog(List<RevocationList> lists) {
        this.lists = lists;
    }

    void add(TrustedIssuer issuer, KeySource keys, RevocationList list) {
        issuers.add(new Issuer(issuer, keys, list));
    }

    /** Logs the changes since the last call. Must be called by one thread only. */
    void observe() {
        boolean changed = false;
        for (Issuer issuer : issuers) {
            changed |= issuer.observe();
        }
        if (changed) {
            lists.forEach(this::observeUnmatched);
        }
    }

    /** Skips the names without a key at startup, which have been reported as findings. */
    void skipUnmatched() {
        for (RevocationList list : lists) {
            if (!list.isRemote()) {
                unmatched.put(list, list.unmatched());
            }
        }
    }

    private void observeUnmatched(RevocationList list) {
        if (!list.hasKnownKeys()) {
            return;
        }
        Set<String> names = list.unmatched();
        if (!names.equals(unmatched.put(list, names)) && !names.isEmpty()) {
            LOG.warn(list.setting() + " lists names that match no known key: " + TruncatedList.ofNames(names));
        }
    }

    /** The last logged state of one issuer. */
    private static final class Issuer {
        private final String subject;
        private final KeySource keys;
        private final RevocationList list;
        private @Nullable KeySet last;
        private String lastText = "";

        Issuer(TrustedIssuer issuer, KeySource keys, RevocationList list) {
            this.subject = issuer.name().isEmpty() ? "Keys" : "Keys of issuers." + issuer.name();
            this.keys = keys;
            this.list = list;
        }

        /** Returns whether the keys or the revocations have changed. */
        @SuppressWarnings("ReferenceEquality")
        boolean observe() {
            KeySet now = keys.known();
            if (now == last) {
                return false;
            }
            last = now;
            String text = text(now);
            if (text.isEmpty() && !lastText.isEmpty()) {
                LOG.info(subject + ": none is revoked now");
            } else if (!text.equals(lastText)) {
                LOG.warn(subject + text);
            }
            lastText = text;
            return true;
        }

        private String text(KeySet now) {
            if (list.get().everyKey()) {
                return ": EVERY KEY IS REVOKED (keys.revoked = *), none of their tokens is accepted";
            }
            List<String> revoked = new ArrayList<>();
            for (VerificationKey key : now.revoked()) {
                revoked.add(key.description());
            }
            return revoked.isEmpty()
                    ? ""
                    : ", " + revoked.size() + " of " + now.keys().size() + " revoked: "
                            + String.join(", ", TruncatedList.of(revoked));
        }
    }
}
