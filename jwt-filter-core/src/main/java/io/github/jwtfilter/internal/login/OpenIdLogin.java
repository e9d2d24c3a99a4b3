package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.Origin;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Starts the login of a browser at the provider: a redirect with the cookie of a new flow. Thread-safe. */
final class OpenIdLogin {
    private final ProviderMetadataSource metadata;
    private final AuthorizationRequest parameters;
    private final LoginCookies cookies;
    private final Connections connections;
    private final String callback;
    private final LongSupplier nowSeconds;
    private final SecureRandom random = new SecureRandom();

    /** {@code callback} is the path of the callback below the application. */
    OpenIdLogin(
            ProviderMetadataSource metadata,
            AuthorizationRequest parameters,
            LoginCookies cookies,
            Connections connections,
            String callback,
            LongSupplier nowSeconds) {
        this.metadata = metadata;
        this.parameters = parameters;
        this.cookies = cookies;
        this.connections = connections;
        this.callback = callback;
        this.nowSeconds = nowSeconds;
    }

    /**
     * Returns a redirect to the provider.
     *
     * @param request the request that requires a login
     * @param returnPath the page to return to
     * @param form whether the user has sent a form, which is lost
     * @param repeated whether a callback without a cookie is the cause
     * @param added further headers of the response
     * @throws ProviderException if the address of the provider is not known
     */
    GuardResponse begin(RequestView request, String returnPath, boolean form, boolean repeated, List<Header> added)
            throws ProviderException {
        URI endpoint = metadata.current().authorizationEndpoint();
        String path = returnPath.length() > LoginFlow.MAX_RETURN_PATH ? request.contextPath() + "/" : returnPath;
        LoginFlow flow = LoginFlow.start(random, nowSeconds.getAsLong(), form, repeated, path);
        List<Header> headers = new ArrayList<>(added);
        headers.addAll(cookies.add(flow, request));
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        return redirect(read ? 302 : 303, parameters.url(endpoint, flow, redirectUri(request)), headers);
    }

    /**
     * Returns the address of the callback as the browser knows it, which must be registered at the provider.
     *
     * @throws ProviderException if the request does not contain the origin of the application, or contradictory ones
     */
    String redirectUri(RequestView request) throws ProviderException {
        Origin origin = connections
                .of(request)
                .ownOrigin()
                .orElseThrow(() -> new ProviderException(
                        ProviderException.Kind.INVALID_RESPONSE,
                        "the provider could not send the browser back: the request does not contain the address of the application;"
                                + " set external-url"));
        return origin + request.contextPath() + callback;
    }

    /** Returns a redirect that no cache stores. */
    static GuardResponse redirect(int status, String location, List<Header> added) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Location", location));
        headers.addAll(added);
        return new GuardResponse(status, headers, null, false);
    }
}
