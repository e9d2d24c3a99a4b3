package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final Instant INSTANT = Instant.parse("1994-11-06T08:49:37Z");

    @Test
    void reads_the_date_of_the_rfc() {
        assertThat(HttpDate.of(List.of(DATE))).contains(INSTANT);
    }

    @Test
    void reads_a_day_with_one_digit() {
        assertThat(HttpDate.of(List.of("Sun, 6 Nov 1994 08:49:37 GMT"))).contains(INSTANT);
        String ofJavaTime = DateTimeFormatter.RFC_1123_DATE_TIME.format(INSTANT.atOffset(ZoneOffset.UTC));
        assertThat(HttpDate.of(List.of(ofJavaTime))).contains(INSTANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese"})
    void reads_it_the_same_everywhere(String locale) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertThat(HttpDate.of(List.of(DATE))).contains(INSTANT);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "06 Nov 1994 08:49:37 GMT",
                "6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49 GMT",
                "6 Nov 1994 08:49 GMT",
                "06 Nov 1994 08:49:37 +00 GMT",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 GMT ",
                "Xxx, 06 Nov 1994 08:49:37 GMT",
            })
    void does_not_guess(String text) {
        assertThat(HttpDate.of(List.of(text))).isEmpty();
    }

    @Test
    void rejects_several_dates() {
        assertThat(HttpDate.of(List.of())).isEmpty();
        assertThat(HttpDate.of(List.of(DATE, DATE))).isEmpty();
    }
}
