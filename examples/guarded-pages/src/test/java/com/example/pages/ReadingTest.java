package com.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/adm/x",
                "/adm",
                "/user/x",
                "//adm/x",
                "/\\adm\\x",
                "/open/../adm/x",
                "/./adm/x",
                "/adm;v=1/x",
                "/;/adm/x",
                "/open/..;/adm/x",
                "/adm./x",
                "/adm /x",
                "/%61dm/x",
                "/%2561dm/x",
                "/adm%2fx",
                "/adm%255cx",
                "/open/%2e%2e/adm",
                "/%u0061dm/x",
                "/adm\u0000/x",
                "/adm%00/x"
            })
    void reads_a_path_as_a_protected_page_if_any_server_could(String path) {
        assertThat(Reading.readsProtectedPage(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/open/x", "/open/adm/x", "/administration", "/adm.do", "/ADM/x", "/caf\u00e9", "/100%"})
    void ignores_other_pages(String path) {
        assertThat(Reading.readsProtectedPage(path)).isFalse();
    }
}
