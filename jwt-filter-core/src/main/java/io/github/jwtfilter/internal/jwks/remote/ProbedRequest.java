package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.HttpDate;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request of a test fetch with its result, for diagnostics. */
public final class ProbedRequest {
    private final String address;
    private final String result;
    private final @Nullable String issuer;
    private final Optional<Instant> serverTime;

    private ProbedRequest(String address, String result, @Nullable String issuer, Optional<Instant> serverTime) {
        this.address = address;
        this.result = result;
        this.issuer = issuer;
        this.serverTime = serverTime;
    }

    static ProbedRequest failed(Request request, FetchFailure failure) {
        return new ProbedRequest(UriText.of(request.uri()), failure.getMessage(), null, Optional.empty());
    }

    static ProbedRequest completed(Request request, Response response) {
        return new ProbedRequest(
                UriText.of(request.uri()),
                String.valueOf(response.status()),
                issuer(response),
                HttpDate.of(response.headers("Date")).map(date -> date.plusSeconds(Freshness.age(response))));
    }

    /** Returns the issuer of metadata. ADFS publishes the issuer of its access tokens in a separate member. */
    private static @Nullable String issuer(Response response) {
        JsonObject document = response.status() == 200 ? StrictJson.parse(response.body()) : null;
        if (document == null) {
            return null;
        }
        String ofAccessTokens = document.string("access_token_issuer");
        return ofAccessTokens == null ? document.string("issuer") : ofAccessTokens;
    }

    /**
     * Returns the address of the request.
     *
     * @return an address without its query
     */
    public String address() {
        return address;
    }

    /**
     * Returns the result.
     *
     * @return the status code, or the failure
     */
    public String result() {
        return result;
    }

    /**
     * Returns the issuer that the response names, if it is metadata.
     *
     * @return the issuer, as the server sent it; null if there is none
     */
    @Nullable
    String issuer() {
        return issuer;
    }

    /**
     * Returns the time of the server: {@code Date} of the response plus its {@code Age}, since a cache may have stored the response (RFC
     * 9111 section 4.2.3).
     */
    Optional<Instant> serverTime() {
        return serverTime;
    }
}
