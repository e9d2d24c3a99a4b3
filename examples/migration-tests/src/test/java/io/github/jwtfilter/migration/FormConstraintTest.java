package io.github.jwtfilter.migration;

/** Before the migration, there was a login page and a session. */
class FormConstraintTest extends ConstraintScenarios {
    @Override
    String descriptor(String lines, String formLogin) {
        return lines.replaceFirst("(?s)<login-config>.*</login-config>\n", formLogin);
    }

    @Override
    String[] signInBefore(Person person) {
        return signInByForm("/j_security_check", "j_username=" + person.name() + "&j_password=" + Person.PASSWORD);
    }
}
