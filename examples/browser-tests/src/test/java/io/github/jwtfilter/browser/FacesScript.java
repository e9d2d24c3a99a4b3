package io.github.jwtfilter.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts that Faces pages load, and how a button of such a page submits its form with Ajax. */
enum FacesScript {
    MOJARRA(
            "jsf.ajax.request(document.getElementById('f:save'), null, {execute: '@form', render: '@form'})",
            "javax.faces/jsf-uncompressed.js"),
    MOJARRA_COMPRESSED(MOJARRA.submit, "javax.faces/jsf.js"),
    PRIMEFACES(
            "PrimeFaces.ab({s: 'f:save', f: 'f', p: 'f', u: 'f'})",
            "primefaces/jquery/jquery.js",
            "primefaces/jquery/jquery-plugins.js",
            "primefaces/core.js");

    private final String submit;
    private final List<String> resources;

    FacesScript(String submit, String... resources) {
        this.submit = submit;
        this.resources = List.of(resources);
    }

    /** Loads the scripts into the page that the browser shows. */
    void loadInto(Browser browser) {
        for (String resource : resources) {
            browser.run("(0, eval)(arguments[0])", text("/META-INF/resources/" + resource));
        }
    }

    void submitIn(Browser browser) {
        browser.run(submit);
    }

    private static String text(String resource) {
        try (InputStream in = FacesScript.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
