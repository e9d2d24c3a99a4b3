package io.github.jwtfilter.attack;

import io.github.jwtfilter.RequestView;
import java.util.ArrayList;
import java.util.List;

/** A request over HTTPS from an untrusted address, unless a test changes it. */
final class AttackRequest implements RequestView {
    private final List<String[]> headers = new ArrayList<>();
    private boolean secure = true;
    private String remoteAddress = "203.0.113.9";

    AttackRequest header(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    AttackRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    AttackRequest cookie(String token) {
        return header("Cookie", Target.COOKIE + "=" + token);
    }

    AttackRequest plainHttp() {
        secure = false;
        return this;
    }

    AttackRequest from(String address) {
        remoteAddress = address;
        return this;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/orders";
    }

    @Override
    public String rawPath() {
        return "/shop/orders";
    }

    @Override
    public String contextPath() {
        return "/shop";
    }

    @Override
    public String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header[0].equalsIgnoreCase(name))
                .map(header -> header[1])
                .toList();
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }
}
