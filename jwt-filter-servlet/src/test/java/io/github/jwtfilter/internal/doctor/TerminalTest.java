package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender of a WAR or a token must not control the terminal on which it is examined. */
class TerminalTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final String HOSTILE = "\u009b31m\u202eevil\u2028\ud83d";
    private static final String CONTROLS = "[\\p{Cc}&&[^\n]]|[\\p{Cf}\\p{Cs}\u2028]";

    @TempDir
    private Path directory;

    @Test
    void names_in_a_web_xml_do_not_control_the_terminal() throws Exception {
        Path webXml = Files.writeString(
                directory.resolve("web.xml"), """
                <web-app version="3.0">
                  <filter-mapping>
                    <filter-name>%s
                finding: forged</filter-name>
                    <url-pattern>/*</url-pattern>
                  </filter-mapping>
                  <filter>
                    <filter-name>jwt</filter-name>
                    <filter-class>io.github.jwtfilter.javax.JwtFilter</filter-class>
                  </filter>
                  <filter-mapping><filter-name>jwt</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                </web-app>
                """.formatted(HOSTILE.substring(0, HOSTILE.length() - 1)));

        DoctorRun run = DoctorRun.of("", "check", settings().toString(), "--web-xml", webXml.toString());

        assertThat(run.out()).contains("\\u009b31m\\u202eevil\\u2028").doesNotContainPattern(CONTROLS);
        assertThat(run.lines()).noneMatch(line -> line.startsWith("finding: forged"));
    }

    @Test
    void claims_do_not_control_the_terminal_and_programs_read_them_unchanged() throws Exception {
        String token = token("a\u001b[2J" + HOSTILE.substring(0, HOSTILE.length() - 1) + "b");

        DoctorRun text = DoctorRun.of(token, "explain", settings().toString());
        DoctorRun json = DoctorRun.of(token, "explain", settings().toString(), "--json");

        assertThat(text.out()).doesNotContainPattern(CONTROLS);
        assertThat(json.out()).doesNotContainPattern(CONTROLS);
        assertThat(JSONObjectUtils.parse(json.out()).keySet()).contains("accepted", "reason", "principal");
    }

    @Test
    void roles_are_read_unchanged_by_programs() throws Exception {
        DoctorRun json = DoctorRun.of(
                token("alice", "\u202e\ud83d\udc4d\udb40\udc41\u009b"),
                "explain",
                settings().toString(),
                "--json");

        assertThat(json.out()).doesNotContainPattern(CONTROLS);
        assertThat(JSONObjectUtils.parse(json.out()).get("roles"))
                .isEqualTo(List.of("\u202e\ud83d\udc4d\udb40\udc41\u009b"));
    }

    @Test
    void names_of_files_do_not_control_the_terminal() {
        DoctorRun run = DoctorRun.of(
                "", "check", directory.resolve("a\u001b[31m.properties").toString());

        assertThat(run.err()).contains("\\u001b[31m.properties").doesNotContainPattern(CONTROLS);
    }

    @Test
    void preserves_its_own_line_breaks_and_tabs_on_every_system() throws Exception {
        StringWriter out = new StringWriter();
        try (TerminalWriter writer = new TerminalWriter(out)) {
            writer.write("a\nb\r\nc\r");
            writer.write(new char[] {'d', '\n'}, 0, 2);
            writer.write('\t');
        }

        assertThat(out).hasToString("a\nb\r\nc\\u000dd\n\t");
    }

    private Path settings() throws Exception {
        return Files.writeString(
                directory.resolve("settings.properties"),
                "issuer = idp\naudience = desk\nroles.claims = roles\nkeys.secret = " + SECRET);
    }

    private static String token(String subject, String... roles) throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("idp")
                .audience("desk")
                .subject(subject)
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }
}
