package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.TokenSettings;
import java.util.ArrayList;
import java.util.List;

/** Asks one source after the other. The first that holds anything is the only one judged, even when it is no good. */
public final class TokenSources implements TokenSource {
    private final List<TokenSource> sources = new ArrayList<>();

    /**
     * The sources that the settings name: the header, then the cookie.
     *
     * @param settings names of header and cookie
     */
    public TokenSources(TokenSettings settings) {
        sources.add(new HeaderTokenSource(settings.header()));
        settings.cookie().ifPresent(name -> sources.add(new CookieTokenSource(name)));
    }

    @Override
    public Outcome<String> find(RequestView request) {
        Outcome<String> found = Outcome.rejected(RejectionReason.NO_TOKEN);
        for (TokenSource source : sources) {
            found = source.find(request);
            if (found.reason() != RejectionReason.NO_TOKEN) {
                return found;
            }
        }
        return found;
    }
}
