package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.Request;
import io.github.jwtfilter.internal.http.Response;
import io.github.jwtfilter.internal.http.UriText;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The response of an endpoint. Its failures are described without any content of the response. */
final class EndpointResponse {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String endpoint;
    private final Response response;
    private final String clockNote;

    private EndpointResponse(String endpoint, Response response, String clockNote) {
        this.endpoint = endpoint;
        this.response = response;
        this.clockNote = clockNote;
    }

    /** Sends a request; {@code name} is that of the endpoint, such as {@code token endpoint}. */
    static EndpointResponse to(Request request, String name, ProviderHttp http, ClockCheck clocks)
            throws ProviderException {
        String endpoint = "the " + name + " " + LogText.of(UriText.of(request.uri()));
        try {
            Response response = http.send(request);
            return new EndpointResponse(endpoint, response, clocks.note(response));
        } catch (FetchFailure e) {
            throw new ProviderException(Kind.UNAVAILABLE, endpoint + " " + e.getMessage());
        }
    }

    int status() {
        return response.status();
    }

    /** Returns the end of a message about a difference of the clocks, or an empty text. */
    String clockNote() {
        return clockNote;
    }

    /** Returns the media type in lower case, without parameters; empty unless there is exactly one. */
    String mediaType() {
        List<String> types = response.headers("Content-Type");
        return types.size() == 1 ? types.get(0).split(";", 2)[0].trim().toLowerCase(Locale.ROOT) : "";
    }

    /** Returns the object in the body of a successful response. */
    JsonObject json() throws ProviderException {
        if (!mediaType().equals("application/json")) {
            throw failure(Kind.INVALID_RESPONSE, "sent a response that is not of the type application/json");
        }
        JsonObject body = StrictJson.parse(response.body());
        if (body == null) {
            throw failure(Kind.INVALID_RESPONSE, "sent a response that is not one strict JSON object in UTF-8");
        }
        return body;
    }

    /** Returns the error in the body, or null if there is none with a known code. */
    @Nullable
    OAuthError error() {
        JsonObject body = StrictJson.parse(response.body());
        return body == null ? null : OAuthError.of(body.string("error"));
    }

    /** Returns the exception for a status that has no specific meaning for the endpoint. */
    ProviderException unexpectedStatus() {
        int status = status();
        if (status / 100 == 3) {
            return failure(
                    Kind.INVALID_RESPONSE,
                    "redirects the request (status " + status
                            + "), which is not followed: configure its final address");
        }
        boolean temporary = status / 100 == 5 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        return failure(temporary ? Kind.UNAVAILABLE : Kind.INVALID_RESPONSE, "responded with the status " + status);
    }

    /** Returns an exception with the predicate of a sentence about the endpoint. */
    ProviderException failure(Kind kind, String predicate) {
        return new ProviderException(kind, endpoint + " " + predicate + clockNote);
    }
}
