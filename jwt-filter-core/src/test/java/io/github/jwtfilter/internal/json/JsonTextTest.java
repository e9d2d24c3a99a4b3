package io.github.jwtfilter.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void escapes_each_character_as_jackson_does() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "x" + (char) c + "y";
            assertThat(JsonText.quoted(text)).as("U+%04X", c).isEqualTo(byJackson(text));
        }
    }

    @Property
    void escapes_each_text_as_jackson_does(@ForAll String text) {
        assertThat(JsonText.quoted(text)).isEqualTo(byJackson(text));
    }

    private static String byJackson(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
