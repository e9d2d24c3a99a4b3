package io.github.jwtfilter.servers;

/**
 * The public address of an application.
 *
 * @param proxy the proxy at this address
 * @param authority the host, and the port unless it is the default one
 */
record PublicAddress(TlsProxy proxy, String authority) {
    String origin() {
        return "https://" + authority;
    }

    RawMessage send(RawMessage request) {
        return Outside.overTls(
                proxy.clients(), authority.split(":")[0], proxy.tlsPort(), request.set("Host", authority));
    }

    RawMessage sendOverPlainHttp(RawMessage request) {
        return Outside.overPlainHttp(proxy.plainPort(), request.set("Host", authority));
    }

    @Override
    public String toString() {
        return origin() + " through " + proxy;
    }
}
